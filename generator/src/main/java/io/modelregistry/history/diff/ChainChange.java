package io.modelregistry.history.diff;

import io.modelregistry.derive.fallback.FallbackChains;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * A fallback chain of a model on both sides that is another one now.
 *
 * @param before ids of its active routes, the first to try first
 * @param after likewise
 */
public record ChainChange(String modelId, List<String> before, List<String> after) {
  public ChainChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** All of them, by model id. */
  static List<ChainChange> all(Registry before, Registry after) {
    FallbackChains earlier = FallbackChains.of(before);
    List<ChainChange> changes = new ArrayList<>();
    FallbackChains.of(after)
        .all()
        .forEach(
            (modelId, chain) -> {
              if (before.model(modelId).isPresent()) {
                List<String> was = ids(earlier.chain(modelId));
                List<String> is = ids(chain);
                if (!was.equals(is)) {
                  changes.add(new ChainChange(modelId, was, is));
                }
              }
            });
    return changes;
  }

  private static List<String> ids(List<EffectiveRoute> chain) {
    return chain.stream().map(EffectiveRoute::id).toList();
  }
}
