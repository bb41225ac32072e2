package io.modelregistry.cli;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code registry route list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List routes by id.")
final class RouteListCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(names = "--model", paramLabel = "MODEL", description = "Only those of this model.")
  private @Nullable String model;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Only those on this platform.")
  private @Nullable String platform;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those: active, inactive or maintenance.")
  private @Nullable RouteStatus status;

  @Mixin private final Listing listing = new Listing();

  RouteListCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return listing.run(
        registry,
        EntityKind.ROUTE,
        Map.of(
            EntityKind.MODEL, Optional.ofNullable(model),
            EntityKind.PLATFORM, Optional.ofNullable(platform)),
        this::contents);
  }

  private Listing.Contents contents(Registry known) {
    EntityJson json = new EntityJson(known, CapabilityMatrix.of(known));
    List<ObjectNode> rows =
        known.routes().stream()
            .filter(route -> Listing.passes(model, route.model().id()))
            .filter(route -> Listing.passes(platform, route.platform().id()))
            .filter(route -> Listing.passes(status, route.authored().status()))
            .sorted(Comparator.comparing(EffectiveRoute::id))
            .map(json::route)
            .toList();
    return new Listing.Contents(rows, table(rows));
  }

  private static TextTable table(List<ObjectNode> rows) {
    TextTable table =
        new TextTable().row("ID", "PRIORITY", "STATUS", "INPUT", "OUTPUT", "MODEL STRING");
    for (ObjectNode row : rows) {
      table.row(
          Listing.cell(row, "id"),
          Listing.cell(row, "priority"),
          Listing.cell(row, "status"),
          Listing.price(row, "input_cost"),
          Listing.price(row, "output_cost"),
          Listing.cell(row, "model_string"));
    }
    return table;
  }
}
