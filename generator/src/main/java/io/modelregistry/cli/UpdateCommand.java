package io.modelregistry.cli;

import io.modelregistry.edit.change.UpdateEntity;
import io.modelregistry.model.EntityKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry platform update} and its like: fields of one file. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = "Change fields: with a merge patch, or one by one. Pinned fields change too.")
final class UpdateCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "Whose fields.")
  private String id = "";

  @Mixin private final FieldOptions fields = new FieldOptions();

  @Mixin private final CitationOption source = new CitationOption();

  @Mixin private final Changing changing = new Changing();

  UpdateCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  @Override
  public Integer call() {
    if (!fields.isGiven() && source.citation(registry).isEmpty()) {
      throw registry.usage("Say what to change: --set, --file or --source.");
    }
    return changing.run(
        registry,
        new ChangeSubject("update", kind, id),
        () ->
            new UpdateEntity(
                kind, id, fields.document(registry), fields.fields(), source.citation(registry)));
  }
}
