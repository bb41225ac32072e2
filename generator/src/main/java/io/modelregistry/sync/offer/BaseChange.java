package io.modelregistry.sync.offer;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the prices below every size and at the base tier change.
 *
 * @param changed what is another price from the day on; empty is gone
 * @param filled what nobody knew before
 * @param next what holds from the day on
 */
record BaseChange(
    Map<Unit, Optional<BigDecimal>> changed,
    Map<Unit, Optional<BigDecimal>> filled,
    Map<Unit, BigDecimal> next) {
  BaseChange {
    changed = Collections.unmodifiableMap(new TreeMap<>(changed));
    filled = Collections.unmodifiableMap(new TreeMap<>(filled));
    next = Collections.unmodifiableMap(new TreeMap<>(next));
  }

  /**
   * Compares what held with what a list says.
   *
   * @param base prices of the first day on, as they were known
   * @param whole whether the list's word is all that there is
   */
  static BaseChange of(
      Pricing was, Map<Unit, BigDecimal> base, Pricing says, LocalDate day, boolean whole) {
    Map<Unit, Optional<BigDecimal>> changed = new TreeMap<>();
    Map<Unit, Optional<BigDecimal>> filled = new TreeMap<>();
    Map<Unit, BigDecimal> next = new TreeMap<>(base);
    says.rates()
        .forEach(
            (unit, rate) -> {
              BigDecimal old = base.get(unit);
              if (old != null && old.compareTo(rate) != 0) {
                changed.put(unit, Optional.of(rate));
                next.put(unit, rate);
              }
            });
    if (whole) {
      base.keySet().stream()
          .filter(unit -> !says.rates().containsKey(unit))
          .forEach(
              unit -> {
                changed.put(unit, Optional.empty());
                next.remove(unit);
              });
    }
    Set<Unit> unsaid = whole ? Set.of() : PlainPrice.unsaid(says, day);
    says.rates()
        .forEach(
            (unit, rate) -> {
              boolean goesWithoutSaying =
                  unsaid.contains(unit)
                      && Rates.billed(next, unit).filter(r -> r.compareTo(rate) == 0).isPresent();
              if (!base.containsKey(unit) && !goesWithoutSaying) {
                (isNamed(was, unit) ? changed : filled).put(unit, Optional.of(rate));
                next.put(unit, rate);
              }
            });
    return new BaseChange(changed, filled, next);
  }

  private static boolean isNamed(Pricing was, Unit unit) {
    return was.rates().containsKey(unit)
        || was.overrides().stream().anyMatch(override -> override.rates().containsKey(unit));
  }
}
