package io.modelregistry.cli;

import io.modelregistry.edit.change.DeleteEntity;
import io.modelregistry.model.EntityKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry platform delete} and its like: a tombstone in the place of a file. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description =
        "Remove it and leave a tombstone. What others still refer to is not removed: they are named,"
            + " and the exit code is 1.")
class DeleteCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "What goes.")
  private String id = "";

  @Option(
      names = "--replaced-by",
      paramLabel = "ID",
      description = "What to use instead, for the tombstone.")
  private @Nullable String replacedBy;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the tombstone.")
  private @Nullable String reason;

  @Mixin private final Changing changing = new Changing();

  DeleteCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  boolean withRoutes() {
    return false;
  }

  @Override
  public Integer call() {
    return changing.run(
        registry,
        new ChangeSubject("delete", kind, id),
        () ->
            new DeleteEntity(
                kind,
                id,
                withRoutes(),
                CitationOption.today(registry),
                Optional.ofNullable(replacedBy),
                Optional.ofNullable(reason)));
  }
}
