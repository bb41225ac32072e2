package io.modelregistry.registry;

import io.modelregistry.model.Limits;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.SourceReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A route for tests: an active one of priority 1 that says nothing, until a test says more. */
public final class SampleRoute {
  private final String modelId;
  private final String platformId;
  public Optional<String> variant = Optional.empty();
  public @Nullable String endpointOverride;
  public @Nullable String modelStringOverride;
  public int priority = 1;
  public RouteStatus status = RouteStatus.ACTIVE;
  public @Nullable LocalDate deprecationDate;
  public @Nullable Pricing pricing;
  public Limits limits = Limits.UNKNOWN;
  public Map<String, Boolean> capabilities = Map.of();
  public @Nullable String region;
  public @Nullable String quantization;
  public Map<String, Long> rateLimits = Map.of();
  public List<SourceReference> sources = List.of();
  public Map<String, String> pinned = Map.of();

  SampleRoute(String modelId, String platformId) {
    this.modelId = modelId;
    this.platformId = platformId;
  }

  Route build() {
    return new Route(
        modelId,
        platformId,
        variant,
        endpointOverride,
        modelStringOverride,
        priority,
        status,
        deprecationDate,
        pricing,
        limits,
        capabilities,
        region,
        quantization,
        rateLimits,
        sources,
        pinned);
  }
}
