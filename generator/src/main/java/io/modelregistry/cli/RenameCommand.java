package io.modelregistry.cli;

import io.modelregistry.edit.change.RenameEntity;
import io.modelregistry.model.EntityKind;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry platform rename} and its like: another id. */
@Command(
    name = "rename",
    mixinStandardHelpOptions = true,
    description =
        "Give it another id. Everything that refers to it follows, and a tombstone leads from the"
            + " old id to the new one.")
class RenameCommand implements Callable<Integer> {
  private final RegistryCommand registry;
  private final EntityKind kind;

  @Parameters(index = "0", paramLabel = "ID", description = "The id that it has.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "NEW-ID", description = "The id that it gets.")
  private String to = "";

  @Option(
      names = "--revive",
      description = "Take an id that was removed: the very same thing comes back.")
  private boolean revive;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the tombstone.")
  private @Nullable String reason;

  @Mixin private final Changing changing = new Changing();

  RenameCommand(RegistryCommand registry, EntityKind kind) {
    this.registry = registry;
    this.kind = kind;
  }

  /** A model's new provider. */
  Optional<String> provider() {
    return Optional.empty();
  }

  @Override
  public Integer call() {
    return changing.run(
        registry,
        new ChangeSubject("rename", kind, from),
        () ->
            new RenameEntity(
                kind,
                from,
                to,
                provider(),
                revive,
                CitationOption.today(registry),
                Optional.ofNullable(reason)));
  }
}
