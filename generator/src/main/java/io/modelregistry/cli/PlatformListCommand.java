package io.modelregistry.cli;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry platform list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List platforms by id.")
final class PlatformListCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those: active, beta or deprecated.")
  private @Nullable Lifecycle status;

  @Mixin private final Listing listing = new Listing();

  PlatformListCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return listing.run(registry, EntityKind.PLATFORM, Map.of(), this::contents);
  }

  private Listing.Contents contents(Registry known) {
    EntityJson json = new EntityJson(known, CapabilityMatrix.of(known));
    List<ObjectNode> rows =
        known.platforms().stream()
            .filter(platform -> Listing.passes(status, platform.status()))
            .map(json::platform)
            .toList();
    return Listing.Contents.withModels(rows);
  }
}
