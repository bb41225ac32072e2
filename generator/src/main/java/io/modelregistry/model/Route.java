package io.modelregistry.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model on one platform, as authored: what it leaves out it takes from its model.
 *
 * @param variant what tells it from other routes of the same model on the same platform
 * @param priority place in the fallback chain, 1 is tried first
 * @param deprecationDate the last day it can be called there, where its model can be called longer
 * @param pricing replaces the model's whole; null means unknown, but on {@code direct} the model's
 * @param limits only what differs from the model's
 * @param capabilities only what differs from the model's, merged key by key
 * @param rateLimits calls or tokens per minute by name, each above 0
 * @param pinned field to the reason why no tool may change it
 */
public record Route(
    String modelId,
    String platformId,
    Optional<String> variant,
    @Nullable String endpointOverride,
    @Nullable String modelStringOverride,
    int priority,
    RouteStatus status,
    @Nullable LocalDate deprecationDate,
    @Nullable Pricing pricing,
    Limits limits,
    Map<String, Boolean> capabilities,
    @Nullable String region,
    @Nullable String quantization,
    Map<String, Long> rateLimits,
    List<SourceReference> sources,
    Map<String, String> pinned) {
  public Route {
    capabilities = Immutable.sorted(capabilities);
    rateLimits = Immutable.sorted(rateLimits);
    sources = List.copyOf(sources);
    pinned = Immutable.sorted(pinned);
  }

  /** Its id: model, platform and variant joined by {@code --}. */
  public String id() {
    return Ids.route(modelId, platformId, variant);
  }
}
