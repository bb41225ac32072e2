package io.modelregistry.render.html;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Conditional prices in words: when, and what then. */
final class PriceWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private PriceWords() {}

  /**
   * One condition and its prices.
   *
   * @param when such as {@code Over 200,000 input tokens}
   * @param then such as {@code input $2.50, output $15.00}
   */
  record Clause(String when, String then) {}

  /** What a reader must still know beside the price in force: all that can apply at or after it. */
  static List<Clause> clauses(Pricing pricing, Instant asOf) {
    List<Clause> clauses = new ArrayList<>();
    for (PriceOverride override : pricing.overrides()) {
      Condition when = override.when();
      boolean past = when.until() != null && !asOf.isBefore(when.until());
      boolean inForceForGood =
          when.isDatedOnly()
              && when.until() == null
              && when.from() != null
              && !asOf.isBefore(when.from());
      if (!past && !inForceForGood) {
        clauses.add(new Clause(heading(when), then(override, pricing.currency())));
      }
    }
    return clauses;
  }

  /** A condition as the head of a line: {@code Over 200,000 input tokens}. */
  static String heading(Condition when) {
    return capitalised(when(when));
  }

  private static String when(Condition when) {
    List<String> parts = new ArrayList<>();
    if (when.serviceTier() != null) {
      parts.add("service tier “" + when.serviceTier() + "”");
    }
    if (when.region() != null) {
      parts.add("region “" + when.region() + "”");
    }
    if (when.inputTokensOver() != null) {
      parts.add("over " + Figures.grouped(when.inputTokensOver()) + " input tokens");
    }
    if (when.inputTokensFrom() != null) {
      parts.add("from " + Figures.grouped(when.inputTokensFrom()) + " input tokens");
    }
    if (when.hours() != null) {
      parts.add(hours(when.hours()));
    }
    if (when.from() != null) {
      parts.add("from " + moment(when.from()));
    }
    if (when.until() != null) {
      parts.add("until " + moment(when.until()));
    }
    return parts.isEmpty() ? "always" : String.join(", ", parts);
  }

  private static String hours(Condition.Hours hours) {
    String span = HOUR.format(hours.start()) + "–" + HOUR.format(hours.end()) + " UTC";
    if (hours.start().equals(LocalTime.MIDNIGHT) && hours.end().equals(LocalTime.MIDNIGHT)) {
      span = "all day UTC";
    }
    List<String> days = new ArrayList<>();
    for (DayOfWeek day : hours.days()) {
      days.add(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
    return days.isEmpty() ? span : span + " on " + String.join(", ", days);
  }

  private static String moment(Instant instant) {
    boolean midnight = instant.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    return (midnight ? DAY : MINUTE).format(instant);
  }

  private static String then(PriceOverride override, String currency) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Unit, Optional<BigDecimal>> rate : override.rates().entrySet()) {
      String label = uncapitalised(rate.getKey().label());
      parts.add(
          rate.getValue()
              .map(value -> label + " " + Figures.money(value, currency))
              .orElse("no separate price for " + label));
    }
    if (override.multiplier() != null) {
      parts.add("token prices × " + Decimals.plain(override.multiplier()));
    }
    return parts.isEmpty() ? "no change" : String.join(", ", parts);
  }

  /** What one price of {@code unit} covers: {@code per 1M tokens}. */
  static String per(Unit unit) {
    String counted = unit.usage().substring(unit.usage().lastIndexOf('_') + 1);
    if (unit.per() == 1) {
      return "per "
          + switch (counted) {
            case "searches" -> "search";
            case "images" -> "picture";
            default -> counted.endsWith("s") ? counted.substring(0, counted.length() - 1) : counted;
          };
    }
    return "per " + Figures.compact(unit.per()) + " " + counted;
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String uncapitalised(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
