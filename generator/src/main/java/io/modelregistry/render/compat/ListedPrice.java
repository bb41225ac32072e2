package io.modelregistry.render.compat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What metered pricing comes to on one day, as lists state it: base prices, prices above a number
 * of input tokens, prices of service tiers. Only US dollars, which is what these lists are in.
 */
final class ListedPrice {
  private static final String CURRENCY = "USD";

  private final Pricing pricing;
  private final PriceContext day;

  private ListedPrice(Pricing pricing, PriceContext day) {
    this.pricing = pricing;
    this.day = day;
  }

  /** Empty where it is unknown, free, no metered price, or in another currency. */
  static Optional<ListedPrice> of(@Nullable Pricing pricing, Instant asOf) {
    return Optional.ofNullable(pricing)
        .filter(known -> known.kind() == Pricing.Kind.METERED && known.currency().equals(CURRENCY))
        .map(known -> new ListedPrice(known, PriceContext.onDayOf(asOf)))
        .filter(listed -> !listed.base().isEmpty());
  }

  /** The same pricing on another day. */
  ListedPrice on(Instant when) {
    return new ListedPrice(pricing, PriceContext.onDayOf(when));
  }

  Map<Unit, BigDecimal> base() {
    return EffectiveRates.of(pricing, day);
  }

  /** By the number of input tokens above which they hold: only what differs from the step below. */
  Map<Long, Map<Unit, BigDecimal>> steps() {
    return steps(null);
  }

  /** The steps of a service tier; null is the base tier. */
  Map<Long, Map<Unit, BigDecimal>> steps(@Nullable String tier) {
    PriceContext context = tier == null ? day : day.withServiceTier(tier);
    Map<Long, Map<Unit, BigDecimal>> steps = new TreeMap<>();
    Map<Unit, BigDecimal> below = EffectiveRates.of(pricing, context);
    for (long size : sizes()) {
      Map<Unit, BigDecimal> above = EffectiveRates.of(pricing, context.withInputTokens(size + 1));
      Map<Unit, BigDecimal> changed = changed(below, above);
      if (!changed.isEmpty()) {
        steps.put(size, changed);
      }
      below = above;
    }
    return steps;
  }

  /** By service tier: only what differs from the base prices. */
  Map<String, Map<Unit, BigDecimal>> tiers() {
    Map<String, Map<Unit, BigDecimal>> tiers = new TreeMap<>();
    for (PriceOverride override : pricing.overrides()) {
      String tier = override.when().serviceTier();
      if (tier != null && !tiers.containsKey(tier)) {
        Map<Unit, BigDecimal> changed =
            changed(base(), EffectiveRates.of(pricing, day.withServiceTier(tier)));
        if (!changed.isEmpty()) {
          tiers.put(tier, changed);
        }
      }
    }
    return tiers;
  }

  /** The price of one. Prices cover powers of ten, so that no digit is lost. */
  static BigDecimal forOne(BigDecimal rate, Unit unit) {
    return rate.divide(BigDecimal.valueOf(unit.per()));
  }

  /** The instants at which dated prices begin or end, oldest first. */
  NavigableSet<Instant> turns() {
    NavigableSet<Instant> turns = new TreeSet<>();
    for (PriceOverride override : pricing.overrides()) {
      Optional.ofNullable(override.when().from()).ifPresent(turns::add);
      Optional.ofNullable(override.when().until()).ifPresent(turns::add);
    }
    return turns;
  }

  private NavigableSet<Long> sizes() {
    NavigableSet<Long> sizes = new TreeSet<>();
    for (PriceOverride override : pricing.overrides()) {
      Condition when = override.when();
      Long over = when.inputTokensOver();
      Long from = when.inputTokensFrom();
      if (over != null) {
        sizes.add(over);
      }
      if (from != null && from > 0) {
        sizes.add(from - 1);
      }
    }
    return sizes;
  }

  /** What has another price; a unit without one of its own has that of what it is part of. */
  private static Map<Unit, BigDecimal> changed(
      Map<Unit, BigDecimal> from, Map<Unit, BigDecimal> to) {
    NavigableSet<Unit> units = new TreeSet<>(from.keySet());
    units.addAll(to.keySet());
    Map<Unit, BigDecimal> changed = new TreeMap<>();
    for (Unit unit : units) {
      BigDecimal before = rate(unit, from);
      BigDecimal after = rate(unit, to);
      if (after != null && (before == null || before.compareTo(after) != 0)) {
        changed.put(unit, after);
      }
    }
    return changed;
  }

  private static @Nullable BigDecimal rate(Unit unit, Map<Unit, BigDecimal> rates) {
    BigDecimal own = rates.get(unit);
    if (own != null) {
      return own;
    }
    for (String parent : unit.parents()) {
      BigDecimal above = rate(Units.require(parent), rates);
      if (above != null) {
        return above;
      }
    }
    return null;
  }
}
