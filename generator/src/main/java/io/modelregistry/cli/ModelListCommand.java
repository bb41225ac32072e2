package io.modelregistry.cli;

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

/** {@code registry model list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List models by id.")
final class ModelListCommand implements Callable<Integer>, Listing.Contents {
  private final RegistryCommand registry;

  @Option(names = "--provider", paramLabel = "PROVIDER", description = "Only those it makes.")
  private @Nullable String provider;

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      description = "Only those that can be called there.")
  private @Nullable String platform;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those: active, beta or deprecated.")
  private @Nullable Lifecycle status;

  @Mixin private final Listing listing = new Listing();

  ModelListCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return listing.run(
        registry,
        EntityKind.MODEL,
        Map.of(
            EntityKind.PROVIDER, Optional.ofNullable(provider),
            EntityKind.PLATFORM, Optional.ofNullable(platform)),
        this);
  }

  @Override
  public List<ObjectNode> rows(Registry known, EntityJson json) {
    return known.models().stream()
        .filter(model -> Listing.passes(provider, model.providerId()))
        .filter(model -> Listing.passes(status, model.status()))
        .map(json::model)
        .filter(
            model ->
                platform == null
                    || model.path("platforms").values().stream()
                        .anyMatch(each -> each.asString().equals(platform)))
        .toList();
  }

  @Override
  public Columns text(List<ObjectNode> rows) {
    Columns columns =
        new Columns().row("ID", "PROVIDER", "STATUS", "CONTEXT", "INPUT", "OUTPUT", "NAME");
    for (ObjectNode row : rows) {
      columns.row(
          Listing.cell(row, "id"),
          Listing.cell(row, "provider_id"),
          Listing.cell(row, "status"),
          Listing.cell(row, "context_window"),
          row.path("current_price").path("input_cost").asString("-"),
          row.path("current_price").path("output_cost").asString("-"),
          Listing.cell(row, "name"));
    }
    return columns;
  }
}
