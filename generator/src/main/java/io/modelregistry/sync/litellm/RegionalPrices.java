package io.modelregistry.sync.litellm;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.offer.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Joins the price of a model with those that stand apart for single regions. */
final class RegionalPrices {
  private RegionalPrices() {}

  /** The price with an override for each region where it is another. */
  static Cost join(Cost base, Map<String, Cost> byRegion) {
    Optional<Pricing> price =
        base.price().filter(pricing -> pricing.kind() == Pricing.Kind.METERED);
    if (price.isEmpty()) {
      return base;
    }
    List<PriceOverride> overrides = new ArrayList<>(price.get().overrides());
    new TreeMap<>(byRegion)
        .forEach(
            (region, cost) ->
                cost.price()
                    .filter(pricing -> pricing.kind() == Pricing.Kind.METERED)
                    .ifPresent(there -> overrides.addAll(regional(price.get(), there, region))));
    return Cost.of(
        new Pricing(price.get().kind(), price.get().currency(), price.get().rates(), overrides));
  }

  private static List<PriceOverride> regional(Pricing base, Pricing there, String region) {
    Map<Unit, Optional<BigDecimal>> changes = new TreeMap<>();
    there
        .rates()
        .forEach(
            (unit, rate) -> {
              BigDecimal before = base.rate(unit);
              if (before == null || before.compareTo(rate) != 0) {
                changes.put(unit, Optional.of(rate));
              }
            });
    if (changes.isEmpty()) {
      return List.of();
    }
    List<PriceOverride> overrides = new ArrayList<>();
    overrides.add(
        new PriceOverride(
            new Condition(null, null, null, null, null, null, region), changes, null));
    for (PriceOverride override : there.overrides()) {
      Condition when = override.when();
      if (when.region() == null) {
        overrides.add(
            new PriceOverride(
                new Condition(
                    when.from(),
                    when.until(),
                    when.inputTokensOver(),
                    when.inputTokensFrom(),
                    when.hours(),
                    when.serviceTier(),
                    region),
                override.rates(),
                override.multiplier()));
      }
    }
    return overrides;
  }
}
