package io.modelregistry.render.api;

import io.modelregistry.derive.price.PriceRow;
import io.modelregistry.derive.price.PriceTable;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.PriceJson;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** All prices, as JSON and as a table. */
final class PricingResources {
  private final PriceTable prices;
  private final Envelope envelope;

  PricingResources(PriceTable prices, Envelope envelope) {
    this.prices = prices;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    List<ObjectNode> rows = prices.rows().stream().map(this::row).toList();
    out.accept(
        envelope.list(
            ApiRoute.PRICING,
            ApiRoute.PRICING.path(),
            envelope
                .links()
                .to("index", ApiRoute.INDEX.path())
                .to("html", "pricing/")
                .to("csv", ApiRoute.PRICING_CSV.path()),
            rows));
    out.accept(Artifact.text(ApiRoute.PRICING_CSV.path(), PricingCsv.of(prices)));
  }

  private ObjectNode row(PriceRow row) {
    EffectiveRoute route = row.route();
    return new ObjectBuilder()
        .text("id", route.id())
        .text("route_id", route.id())
        .text("model_id", route.model().id())
        .text("platform_id", route.platform().id())
        .text("provider_id", route.provider().id())
        .text("variant", route.authored().variant().orElse(null))
        .text("status", route.authored().status().word())
        .flag("usable", row.usable())
        .object("current_price", PriceJson.of(row.price()))
        .textOrNull("standard_cost", PricingCsv.standardCost(row))
        .text("standard_cost_unknown", PricingCsv.standardCostUnknown(row))
        .flag("cheapest", isCheapest(row))
        .text("href", envelope.link(ApiRoute.ROUTE.path(route.id())))
        .build();
  }

  private boolean isCheapest(PriceRow row) {
    return prices.cheapest(row.route().model().id()).values().stream()
        .anyMatch(best -> best.route().id().equals(row.route().id()));
  }
}
