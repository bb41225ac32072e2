package io.modelregistry.derive.price;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates that hold for one request: the base prices, then every override whose condition holds,
 * in order, then the product of their multipliers on token prices.
 */
public final class EffectiveRates {
  private EffectiveRates() {}

  /**
   * Rates by unit, in the vocabulary's order. A unit that is absent has no price of its own; it is
   * billed at its nearest priced parent. The kind of the pricing is not looked at.
   */
  public static Map<Unit, BigDecimal> of(Pricing pricing, PriceContext context) {
    TreeMap<Unit, BigDecimal> rates = new TreeMap<>(pricing.rates());
    BigDecimal factor = BigDecimal.ONE;
    for (PriceOverride override : pricing.overrides()) {
      if (applies(override.when(), context)) {
        override
            .rates()
            .forEach(
                (unit, rate) ->
                    rate.ifPresentOrElse(
                        value -> rates.put(unit, value), () -> rates.remove(unit)));
        if (override.multiplier() != null) {
          factor = factor.multiply(override.multiplier());
        }
      }
    }
    if (factor.compareTo(BigDecimal.ONE) != 0) {
      BigDecimal product = factor;
      rates.replaceAll((unit, rate) -> unit.countsTokens() ? rate.multiply(product) : rate);
    }
    rates.replaceAll((unit, rate) -> Decimals.stripped(rate));
    return Collections.unmodifiableMap(rates);
  }

  /** Whether all that the condition names holds. */
  static boolean applies(Condition when, PriceContext context) {
    return within(when, context)
        && reaches(when, context.inputTokens())
        && matches(when.serviceTier(), context.serviceTier())
        && matches(when.region(), context.region())
        && (when.hours() == null || (context.hourly() && covers(when.hours(), context)));
  }

  private static boolean within(Condition when, PriceContext context) {
    return (when.from() == null || !context.at().isBefore(when.from()))
        && (when.until() == null || context.at().isBefore(when.until()));
  }

  private static boolean reaches(Condition when, @Nullable Long tokens) {
    Long over = when.inputTokensOver();
    Long from = when.inputTokensFrom();
    return (over == null || (tokens != null && tokens > over))
        && (from == null || (tokens != null && tokens >= from));
  }

  private static boolean matches(@Nullable String named, @Nullable String asked) {
    return named == null || Objects.equals(named, asked);
  }

  private static boolean covers(Condition.Hours hours, PriceContext context) {
    LocalDateTime now = LocalDateTime.ofInstant(context.at(), ZoneOffset.UTC);
    LocalTime time = now.toLocalTime();
    LocalDate today = now.toLocalDate();
    boolean overnight = !hours.end().isAfter(hours.start());
    boolean sinceToday = !time.isBefore(hours.start()) && (overnight || time.isBefore(hours.end()));
    boolean sinceYesterday = overnight && time.isBefore(hours.end());
    return (sinceToday && startsOn(hours, today))
        || (sinceYesterday && startsOn(hours, today.minusDays(1)));
  }

  private static boolean startsOn(Condition.Hours hours, LocalDate day) {
    return hours.days().isEmpty() || hours.days().contains(day.getDayOfWeek());
  }
}
