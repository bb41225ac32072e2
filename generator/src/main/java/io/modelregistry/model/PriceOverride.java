package io.modelregistry.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices that replace others while a condition holds.
 *
 * @param rates what they are replaced by; empty removes the price, so that the unit is billed at
 *     its parent; units that are absent keep theirs
 * @param multiplier factor on token prices, applied after all overrides; null is 1
 */
public record PriceOverride(
    Condition when, Map<Unit, Optional<BigDecimal>> rates, @Nullable BigDecimal multiplier) {
  public PriceOverride {
    rates = Immutable.sorted(rates);
    rates.forEach((unit, rate) -> rate.ifPresent(value -> Pricing.check(unit, value)));
    if (multiplier != null && multiplier.signum() < 0) {
      throw new IllegalArgumentException("a multiplier cannot be negative, as " + multiplier);
    }
  }
}
