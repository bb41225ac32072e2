package io.modelregistry.derive.price;

import io.modelregistry.derive.Charge;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One route in the price table.
 *
 * @param price on the registry's day
 * @param standard what the {@link StandardWorkload} costs, or why that is unknown
 * @param usable whether it can be called and its model is usable, so that it may win a comparison
 */
public record PriceRow(EffectiveRoute route, Price price, Charge standard, boolean usable) {
  /** What the {@link StandardWorkload} costs, in the price's currency; empty when unknown. */
  public Optional<BigDecimal> standardCost() {
    return standard instanceof Charge.Known known ? Optional.of(known.total()) : Optional.empty();
  }
}
