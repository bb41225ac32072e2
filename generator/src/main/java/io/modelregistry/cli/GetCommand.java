package io.modelregistry.cli;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.edit.change.AuthoredFiles;
import io.modelregistry.edit.change.EditRefusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import io.modelregistry.source.Snapshot;
import io.modelregistry.validate.CanonicalForm;
import io.modelregistry.validate.Place;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry platform get} and its like: all that is known of one. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Show all that is known of one, as the API does. Exit code 1: there is none.")
final class GetCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "The id.")
  private String id = "";

  @Option(
      names = "--authored",
      description = "Show the file as it is written, which create and update take with --file.")
  private boolean authored;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  GetCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    ChangeSubject subject = new ChangeSubject("get", kind, id);
    try {
      return authored ? file() : entity();
    } catch (EditRefusal refusal) {
      return ChangeAnswer.print(registry, subject, refusal, format.isJson());
    }
  }

  private int file() {
    AuthoredFiles files = new AuthoredFiles(snapshot());
    Place place = files.require(kind, id);
    registry.environment.out().print(CanonicalForm.write(place.kind(), files.tree(place.path())));
    return ExitCode.FINE;
  }

  private Snapshot snapshot() {
    return registry.source(registry.dataFolder()).read();
  }

  private int entity() {
    Optional<Registry> known = registry.registry(Optional.empty());
    if (known.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Optional<ObjectNode> found = find(known.get());
    if (found.isEmpty()) {
      // Says what there is instead.
      new AuthoredFiles(snapshot()).require(kind, id);
      return ExitCode.FINDINGS;
    }
    registry
        .environment
        .out()
        .print(format.isJson() ? JsonText.pretty(found.get()) : FieldLines.of(found.get()));
    return ExitCode.FINE;
  }

  private Optional<ObjectNode> find(Registry known) {
    EntityJson json = new EntityJson(known, CapabilityMatrix.of(known));
    return switch (kind) {
      case PLATFORM -> known.platform(id).map(json::platform);
      case PROVIDER -> known.provider(id).map(json::provider);
      case MODEL -> known.model(id).map(json::model);
      case ROUTE -> known.route(id).map(json::route);
    };
  }
}
