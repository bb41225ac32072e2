package io.modelregistry.cli;

import io.modelregistry.model.EntityKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry model create}: a model belongs to a provider. */
@Command(name = "create")
final class ModelCreateCommand extends CreateCommand {
  @Option(names = "--provider", paramLabel = "PROVIDER", description = "Who makes the model.")
  private @Nullable String provider;

  ModelCreateCommand(RegistryCommand registry) {
    super(registry, EntityKind.MODEL);
  }

  @Override
  Optional<String> provider() {
    return Optional.ofNullable(provider);
  }
}
