package io.modelregistry.cli;

import io.modelregistry.edit.change.Change;
import io.modelregistry.edit.change.Citation;
import io.modelregistry.edit.change.CreateEntity;
import io.modelregistry.edit.change.EntityPlaces;
import io.modelregistry.edit.change.FieldAssignment;
import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

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
    ChangeSubject subject = new ChangeSubject("create", kind, id);
    if (!interactive) {
      return changing.run(registry, subject, () -> change(Optional.empty()));
    }
    if (!registry.environment.askable()) {
      throw registry.usage("--interactive asks questions, and nobody sits at this terminal.");
    }
    if (fields.readsStandardInput()) {
      throw registry.usage("--interactive and --file - both read from standard input.");
    }
    Interview interview = new Interview(registry.environment);
    return changing.run(
        registry, subject, () -> change(Optional.of(interview)), Optional.of(interview));
  }

  private Change change(Optional<Interview> interview) {
    // A wrong id is told before any question is asked.
    Optional<String> maker =
        kind == EntityKind.MODEL
            ? provider().or(() -> interview.map(each -> each.ask("provider. Who makes it.")))
            : Optional.empty();
    Place.OfEntity place = EntityPlaces.of(kind, id, maker);
    Optional<ObjectNode> document = fields.document(registry);
    List<FieldAssignment> assignments = new ArrayList<>(fields.fields());
    Optional<Citation> citation = source.citation(registry);
    if (interview.isPresent()) {
      Set<String> said = new HashSet<>();
      document.ifPresent(object -> said.addAll(object.propertyNames()));
      assignments.forEach(each -> said.add(each.topField()));
      assignments.addAll(interview.get().fields(kind, place.kind(), said));
      if (citation.isEmpty() && !said.contains("sources")) {
        citation =
            interview
                .get()
                .source(place.kind())
                .map(page -> new Citation(page, CitationOption.today(registry)));
      }
    }
    return new CreateEntity(place, document, assignments, citation, revive);
  }
}
