package io.modelregistry.derive.price;

import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One route in the price table.
 *
 * @param price on the registry's day
 * @param standardCost what the {@link StandardWorkload} costs, in the price's currency; empty when
 *     unknown
 * @param usable whether it can be called and its model is usable, so that it may win a comparison
 */
public record PriceRow(
    EffectiveRoute route, Price price, Optional<BigDecimal> standardCost, boolean usable) {}
