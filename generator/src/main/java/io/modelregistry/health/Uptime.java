package io.modelregistry.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How often something answered.
 *
 * @param probes how often it was asked, 0 or more
 * @param up how often it answered, at most {@code probes}
 */
public record Uptime(long probes, long up) {
  /** Never asked. */
  public static final Uptime NONE = new Uptime(0, 0);

  private static final int DIGITS = 4;

  public Uptime {
    if (up < 0 || up > probes) {
      throw new IllegalArgumentException(up + " of " + probes);
    }
  }

  Uptime plus(Uptime other) {
    return new Uptime(probes + other.probes, up + other.up);
  }

  Uptime plus(boolean answered) {
    return new Uptime(probes + 1, up + (answered ? 1 : 0));
  }

  /**
   * The share, 0 to 1 with four decimals; empty when it was never asked. Rounded down: 1 means that
   * it always answered.
   */
  public Optional<BigDecimal> share() {
    return probes == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(up).divide(BigDecimal.valueOf(probes), DIGITS, RoundingMode.DOWN));
  }
}
