package io.modelregistry.render.answer;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.question.Offer;
import io.modelregistry.json.Decimals;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.json.ObjectBuilder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A route in an answer: what it is, how to name it there, what the request costs. */
final class OfferJson {
  private OfferJson() {}

  /** The whole object. */
  static ObjectNode of(Offer offer) {
    return into(new ObjectBuilder(), offer).build();
  }

  /** The same keys, for objects that have more. */
  static ObjectBuilder into(ObjectBuilder builder, Offer offer) {
    EffectiveRoute route = offer.route();
    builder
        .text("route_id", route.id())
        .text("model_id", route.model().id())
        .text("provider_id", route.provider().id())
        .text("platform_id", route.platform().id())
        .text("model_string", route.modelString())
        .number("priority", route.authored().priority());
    if (offer.charge() instanceof Charge.Known known) {
      return builder.object(
          "cost",
          cost ->
              cost.text("currency", known.currency()).text("total", Decimals.plain(known.total())));
    }
    return builder
        .node("cost", JsonNodeFactory.instance.nullNode())
        .text("cost_unknown", ((Charge.Unknown) offer.charge()).word());
  }
}
