package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry model rename}: a model can also go to another provider. */
@Command(name = "rename")
final class ModelRenameCommand extends RenameCommand {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Move it to this provider too; with NEW-ID the same as ID, only that.")
  private @Nullable String provider;

  ModelRenameCommand(RegistryCommand registry) {
    super(registry, EntityKind.MODEL);
  }

  @Override
  Optional<String> provider() {
    return Optional.ofNullable(provider);
  }
}
