package io.modelregistry.cli;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry provider list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List providers by id.")
final class ProviderListCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Only those whose models can be called there.")
  private @Nullable String platform;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those: active, beta or deprecated.")
  private @Nullable Lifecycle status;

  @Mixin private final Listing listing = new Listing();

  ProviderListCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return listing.run(
        registry,
        EntityKind.PROVIDER,
        Map.of(EntityKind.PLATFORM, Optional.ofNullable(platform)),
        this::contents);
  }

  private Listing.Contents contents(Registry known) {
    EntityJson json = new EntityJson(known, CapabilityMatrix.of(known));
    List<ObjectNode> rows =
        known.providers().stream()
            .filter(provider -> Listing.passes(status, provider.status()))
            .filter(
                provider ->
                    platform == null || known.platformsOfProvider(provider.id()).contains(platform))
            .map(json::provider)
            .toList();
    return Listing.Contents.withModels(rows);
  }
}
