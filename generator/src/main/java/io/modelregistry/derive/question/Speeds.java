package io.modelregistry.derive.question;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Performance;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How fast routes answer: as observed there, else as their model does. */
final class Speeds {
  private final RouteIndex index;
  private final Map<String, Optional<BigDecimal>> ofModels = new HashMap<>();

  Speeds(RouteIndex index) {
    this.index = index;
  }

  /** Mean time to the whole answer, in milliseconds; empty when unknown. */
  Optional<BigDecimal> latencyMs(int place) {
    EffectiveRoute route = index.route(place);
    return Optional.ofNullable(route.avgLatencyMs())
        .or(
            () ->
                ofModels.computeIfAbsent(
                    route.model().id(),
                    id -> index.registry().performance(route.model()).map(Performance::latencyMs)));
  }

  /** The faster first; unknown last. */
  int faster(int one, int other) {
    Optional<BigDecimal> first = latencyMs(one);
    Optional<BigDecimal> second = latencyMs(other);
    if (first.isPresent() && second.isPresent()) {
      return first.orElseThrow().compareTo(second.orElseThrow());
    }
    return Boolean.compare(second.isPresent(), first.isPresent());
  }

  static Remark remark(Optional<BigDecimal> latency) {
    return latency
        .map(ms -> new Remark("latency", "answers in " + Decimals.plain(ms) + " ms"))
        .orElseGet(() -> new Remark("latency_unknown", "its latency is unknown"));
  }
}
