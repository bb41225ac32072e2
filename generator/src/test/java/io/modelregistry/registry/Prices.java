package io.modelregistry.registry;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Short words for prices in tests. */
public final class Prices {
  private Prices() {}

  /** {@code rates("input_cost", "1.25", "output_cost", "10")}. */
  public static Map<Unit, BigDecimal> rates(String... keysAndRates) {
    Map<Unit, BigDecimal> rates = new TreeMap<>();
    for (int i = 0; i < keysAndRates.length; i += 2) {
      rates.put(Units.require(keysAndRates[i]), new BigDecimal(keysAndRates[i + 1]));
    }
    return rates;
  }

  public static Pricing metered(String... keysAndRates) {
    return new Pricing(Pricing.Kind.METERED, "USD", rates(keysAndRates), List.of());
  }

  public static Pricing of(Pricing.Kind kind) {
    return new Pricing(kind, "USD", Map.of(), List.of());
  }

  public static Pricing in(String currency, Pricing pricing) {
    return new Pricing(pricing.kind(), currency, pricing.rates(), pricing.overrides());
  }

  public static Pricing with(Pricing base, PriceOverride... overrides) {
    List<PriceOverride> all = new ArrayList<>(base.overrides());
    all.addAll(Arrays.asList(overrides));
    return new Pricing(base.kind(), base.currency(), base.rates(), all);
  }

  /** Replaces rates; the rate {@code null} removes one. */
  public static PriceOverride when(Condition condition, @Nullable String... keysAndRates) {
    Map<Unit, Optional<BigDecimal>> rates = new TreeMap<>();
    for (int i = 0; i < keysAndRates.length; i += 2) {
      rates.put(
          Units.require(String.valueOf(keysAndRates[i])),
          Optional.ofNullable(keysAndRates[i + 1]).map(BigDecimal::new));
    }
    return new PriceOverride(condition, rates, null);
  }

  public static PriceOverride times(Condition condition, String multiplier) {
    return new PriceOverride(condition, Map.of(), new BigDecimal(multiplier));
  }

  public static Condition between(@Nullable String from, @Nullable String until) {
    return new Condition(
        from == null ? null : Instant.parse(from),
        until == null ? null : Instant.parse(until),
        null,
        null,
        null,
        null,
        null);
  }

  public static Condition over(long tokens) {
    return new Condition(null, null, tokens, null, null, null, null);
  }

  public static Condition atLeast(long tokens) {
    return new Condition(null, null, null, tokens, null, null, null);
  }

  public static Condition tier(String tier) {
    return new Condition(null, null, null, null, null, tier, null);
  }

  public static Condition region(String region) {
    return new Condition(null, null, null, null, null, null, region);
  }

  public static Condition hours(String start, String end, DayOfWeek... days) {
    EnumSet<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
    set.addAll(Arrays.asList(days));
    return new Condition(
        null,
        null,
        null,
        null,
        new Condition.Hours(LocalTime.parse(start), LocalTime.parse(end), set),
        null,
        null);
  }
}
