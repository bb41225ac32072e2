package io.modelregistry.render.api;

import io.modelregistry.derive.fallback.FallbackChains;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What to call first, and what next, by model id. */
final class FallbackResource {
  private final FallbackChains chains;
  private final Envelope envelope;

  FallbackResource(FallbackChains chains, Envelope envelope) {
    this.chains = chains;
    this.envelope = envelope;
  }

  Artifact render() {
    ObjectBuilder data = new ObjectBuilder();
    chains.all().forEach((modelId, chain) -> data.node(modelId, steps(chain)));
    return envelope.one(
        ApiRoute.FALLBACKS,
        ApiRoute.FALLBACKS.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()),
        data.build());
  }

  private static ArrayNode steps(List<EffectiveRoute> chain) {
    return ObjectBuilder.array(chain.stream().map(FallbackResource::step).toList());
  }

  private static ObjectNode step(EffectiveRoute route) {
    return new ObjectBuilder()
        .text("platform", route.platform().id())
        .number("priority", route.authored().priority())
        .text("route_id", route.id())
        .build();
  }
}
