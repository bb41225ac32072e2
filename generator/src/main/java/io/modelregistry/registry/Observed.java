package io.modelregistry.registry;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Performance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Means over observed days, each day weighed by its calls. */
final class Observed {
  /** How many observed days count. */
  private static final int DAYS = 30;

  private Observed() {}

  /** The newest {@value #DAYS} observed days. */
  static List<Observation> lastDays(List<Observation> observations) {
    return observations.stream()
        .filter(day -> day.requests() > 0)
        .sorted(Comparator.comparing(Observation::day).reversed())
        .limit(DAYS)
        .toList();
  }

  /** Share of calls that succeeded, 0 to 1 with four decimals; empty without calls. */
  static Optional<BigDecimal> successRate(List<Observation> days) {
    long requests = days.stream().mapToLong(Observation::requests).sum();
    long successes = days.stream().mapToLong(Observation::successes).sum();
    return requests == 0
        ? Optional.empty()
        : Optional.of(
            Decimals.stripped(
                BigDecimal.valueOf(successes)
                    .divide(BigDecimal.valueOf(requests), 4, RoundingMode.HALF_EVEN)));
  }

  /** Mean latency in milliseconds with one decimal. */
  static Optional<BigDecimal> avgLatencyMs(List<Observation> days) {
    return mean(days, Observation::avgLatencyMs);
  }

  /** Mean latency and speed; empty when neither was observed. */
  static Optional<Performance> performance(List<Observation> days) {
    Optional<BigDecimal> latency = avgLatencyMs(days);
    Optional<BigDecimal> speed = mean(days, Observation::tokensPerSecond);
    return latency.isEmpty() && speed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Performance(latency.orElse(null), speed.orElse(null)));
  }

  private static Optional<BigDecimal> mean(
      List<Observation> days, Function<Observation, @Nullable BigDecimal> value) {
    BigDecimal sum = BigDecimal.ZERO;
    long weight = 0;
    for (Observation day : days) {
      BigDecimal measured = value.apply(day);
      if (measured != null) {
        sum = sum.add(measured.multiply(BigDecimal.valueOf(day.requests())));
        weight += day.requests();
      }
    }
    return weight == 0
        ? Optional.empty()
        : Optional.of(
            Decimals.stripped(sum.divide(BigDecimal.valueOf(weight), 1, RoundingMode.HALF_EVEN)));
  }
}
