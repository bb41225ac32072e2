package io.modelregistry.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one day of real traffic showed of a route.
 *
 * @param requests how many calls, 0 or more
 * @param successes how many of them succeeded, at most {@code requests}
 * @param avgLatencyMs mean latency in milliseconds, p50 and p95 likewise
 * @param tokensPerSecond output tokens per second
 */
public record Observation(
    LocalDate day,
    long requests,
    long successes,
    @Nullable BigDecimal avgLatencyMs,
    @Nullable BigDecimal p50LatencyMs,
    @Nullable BigDecimal p95LatencyMs,
    @Nullable BigDecimal tokensPerSecond) {
  public Observation {
    if (requests < 0 || successes < 0 || successes > requests) {
      throw new IllegalArgumentException(
          "successes lie between 0 and requests, not " + successes + " of " + requests);
    }
  }
}
