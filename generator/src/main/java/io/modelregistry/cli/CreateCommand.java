package io.modelregistry.cli;

import io.modelregistry.edit.change.Change;
import io.modelregistry.edit.change.CreateEntity;
import io.modelregistry.edit.change.EntityPlaces;
import io.modelregistry.edit.change.FieldAssignment;
import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry platform create} and its like: a new file. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description =
        "Make a new one. Its status is active unless something else is said; a route without a"
            + " priority becomes the last of its chain.")
class CreateCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The new id; a route's is MODEL--PLATFORM or MODEL--PLATFORM--VARIANT.")
  private String id = "";

  @Mixin private final FieldOptions fields = new FieldOptions();

  @Option(names = "--interactive", description = "Ask for the fields, one by one.")
  private boolean interactive;

  @Option(
      names = "--revive",
      description = "Take an id that was removed: the very same thing comes back.")
  private boolean revive;

  @Mixin private final CitationOption source = new CitationOption();

  @Mixin private final Changing changing = new Changing();

  CreateCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  /** Who makes a model. */
  Optional<String> provider() {
    return Optional.empty();
  }

  @Override
  public Integer call() {
    return changing.run(registry, new ChangeSubject("create", kind, id), this::change);
  }

  private Change change() {
    Place.OfEntity place = EntityPlaces.of(kind, id, provider());
    List<FieldAssignment> assignments = new ArrayList<>(fields.fields());
    return new CreateEntity(
        place, fields.document(registry), assignments, source.citation(registry), revive);
  }
}
