package io.modelregistry.sync.offer;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a price on a day: every unit that is charged another amount, and under which
 * condition.
 */
final class PriceMoves {
  /** More than this is more often a slip than a price. */
  private static final BigDecimal FACTOR = BigDecimal.TEN;

  /**
   * One amount that becomes another.
   *
   * @param what the unit and its condition, in words
   * @param before null is none
   * @param after null is none
   */
  record Amount(String what, @Nullable BigDecimal before, @Nullable BigDecimal after) {
    String beforeWords() {
      return before == null ? "none" : Decimals.plain(before);
    }

    String afterWords() {
      return after == null ? "none" : Decimals.plain(after);
    }
  }

  private final Pricing was;
  private final Pricing is;
  private final Instant start;

  PriceMoves(Pricing was, Pricing is, LocalDate day) {
    this.was = was;
    this.is = is;
    this.start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** A condition besides dates and hours. */
  private record Case(@Nullable Long over, @Nullable String tier, @Nullable String region) {
    static Case of(Condition when) {
      Long from = when.inputTokensFrom();
      Long size = when.inputTokensOver() != null ? when.inputTokensOver() : from;
      return new Case(size, when.serviceTier(), when.region());
    }

    String words() {
      return (over == null ? "" : " above " + over + " input tokens")
          + (tier == null ? "" : " at tier " + tier)
          + (region == null ? "" : " in region " + region);
    }

    PriceContext context(Instant at) {
      return new PriceContext(
          at, false, over == null ? null : Long.valueOf(over + 1), tier, region);
    }
  }

  /** The amounts that change, base prices first. */
  List<Amount> amounts() {
    List<Amount> amounts = new ArrayList<>();
    Map<Unit, BigDecimal> before = EffectiveRates.of(was, PriceContext.onDayOf(start));
    Map<Unit, BigDecimal> after = EffectiveRates.of(is, PriceContext.onDayOf(start));
    add(amounts, "", Units.all(), before, after);
    Set<Case> cases = new LinkedHashSet<>();
    active(was).forEach(override -> cases.add(Case.of(override.when())));
    active(is).forEach(override -> cases.add(Case.of(override.when())));
    for (Case each : cases) {
      Set<Unit> units = new TreeSet<>();
      for (Pricing price : List.of(was, is)) {
        active(price).stream()
            .filter(override -> Case.of(override.when()).equals(each))
            .forEach(
                override ->
                    units.addAll(
                        override.multiplier() != null
                            ? price.rates().keySet()
                            : override.rates().keySet()));
      }
      // What nobody had said of a condition was not known there, whatever held otherwise.
      boolean wasNamed =
          active(was).stream().anyMatch(override -> Case.of(override.when()).equals(each));
      add(
          amounts,
          each.words(),
          units,
          wasNamed ? EffectiveRates.of(was, each.context(start)) : Map.of(),
          EffectiveRates.of(is, each.context(start)));
    }
    return amounts;
  }

  private List<PriceOverride> active(Pricing price) {
    return price.overrides().stream()
        .filter(override -> OverrideNodes.isActive(override.when(), start))
        .filter(override -> !override.when().isDatedOnly() && override.when().hours() == null)
        .toList();
  }

  private static void add(
      List<Amount> amounts,
      String words,
      Iterable<Unit> units,
      Map<Unit, BigDecimal> before,
      Map<Unit, BigDecimal> after) {
    for (Unit unit : units) {
      BigDecimal old = before.get(unit);
      BigDecimal rate = after.get(unit);
      boolean same = old == null ? rate == null : rate != null && old.compareTo(rate) == 0;
      if (!same) {
        amounts.add(new Amount(unit.key() + words, old, rate));
      }
    }
  }

  private static boolean isMain(Amount amount) {
    return amount.what().equals(Units.INPUT.key()) || amount.what().equals(Units.OUTPUT.key());
  }

  /** Why a person should look at it first; empty when the price moves as prices do. */
  Optional<String> suspicion(List<Amount> amounts) {
    if (was.kind() != is.kind()) {
      boolean free = was.kind() == Pricing.Kind.FREE || is.kind() == Pricing.Kind.FREE;
      return Optional.of(
          free
              ? (is.kind() == Pricing.Kind.FREE ? "to zero" : "from zero")
              : "from " + was.kind().word() + " to " + is.kind().word());
    }
    if (!was.currency().equals(is.currency())) {
      return Optional.of("from " + was.currency() + " to " + is.currency());
    }
    for (Amount amount : amounts) {
      BigDecimal old = amount.before();
      BigDecimal rate = amount.after();
      if (old != null && rate == null && isMain(amount)) {
        return Optional.of("a price that goes away");
      }
      if (old == null || rate == null) {
        continue;
      }
      if (old.signum() == 0 || rate.signum() == 0) {
        return Optional.of(old.signum() == 0 ? "from zero" : "to zero");
      }
      if (rate.compareTo(old.multiply(FACTOR)) > 0 || old.compareTo(rate.multiply(FACTOR)) > 0) {
        return Optional.of("more than 10 times");
      }
    }
    return Optional.empty();
  }
}
