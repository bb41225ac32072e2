package io.modelregistry.derive.fallback;

import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Each model's active routes in the order in which to try them: by priority, then id. */
public final class FallbackChains {
  private final Map<String, List<EffectiveRoute>> chains;

  private FallbackChains(Map<String, List<EffectiveRoute>> chains) {
    this.chains = chains;
  }

  /** The chains of all models; that of a model without an active route is empty. */
  public static FallbackChains of(Registry registry) {
    Map<String, List<EffectiveRoute>> chains = new TreeMap<>();
    for (Model model : registry.models()) {
      chains.put(
          model.id(),
          registry.routesOfModel(model.id()).stream().filter(EffectiveRoute::isActive).toList());
    }
    return new FallbackChains(Collections.unmodifiableMap(chains));
  }

  /** All chains by model id. */
  public Map<String, List<EffectiveRoute>> all() {
    return chains;
  }

  /** One model's chain; empty when it has no active route or does not exist. */
  public List<EffectiveRoute> chain(String modelId) {
    return chains.getOrDefault(modelId, List.of());
  }

  /** The route to try first on one platform, if the model has an active one there. */
  public Optional<EffectiveRoute> best(String modelId, String platformId) {
    return chain(modelId).stream()
        .filter(route -> route.platform().id().equals(platformId))
        .findFirst();
  }
}
