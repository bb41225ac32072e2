package io.modelregistry.sync.offer;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.UnitTree;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What two prices charge, looked at in the same circumstances. */
final class Rates {
  private Rates() {}

  /** What a unit is billed at: its own price, or that of the nearest unit that it is part of. */
  static Optional<BigDecimal> billed(Map<Unit, BigDecimal> rates, Unit unit) {
    return UnitTree.billedAs(unit).stream()
        .map(rates::get)
        .filter(rate -> rate != null)
        .findFirst();
  }

  /** Whether a unit is billed alike with both. */
  static boolean agree(Map<Unit, BigDecimal> one, Map<Unit, BigDecimal> other, Unit unit) {
    Optional<BigDecimal> here = billed(one, unit);
    Optional<BigDecimal> there = billed(other, unit);
    return here.isPresent() == there.isPresent()
        && (here.isEmpty() || here.get().compareTo(there.get()) == 0);
  }

  /**
   * Whether both charge the same for units at some tier and region, on both sides of every size at
   * which either changes. Lists disagree on whether that size itself is still below.
   *
   * @param sizes numbers of input tokens at which prices change
   */
  static boolean agree(
      Pricing one,
      Pricing other,
      Collection<Unit> units,
      Collection<Long> sizes,
      @Nullable String tier,
      @Nullable String region,
      Instant at) {
    TreeSet<Long> probes = new TreeSet<>();
    probes.add(0L);
    for (Long size : sizes) {
      probes.add(Math.max(0, size - 1));
      probes.add(size + 1);
    }
    for (Long size : probes) {
      PriceContext context = new PriceContext(at, false, size, tier, region);
      Map<Unit, BigDecimal> here = EffectiveRates.of(one, context);
      Map<Unit, BigDecimal> there = EffectiveRates.of(other, context);
      if (!units.stream().allMatch(unit -> agree(here, there, unit))) {
        return false;
      }
    }
    return true;
  }
}
