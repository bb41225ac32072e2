package io.modelregistry.history;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Condition;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A change in words, as command, pages and feeds say it. */
public final class ChangeWords {
  private ChangeWords() {}

  /** Without the subject: {@code input 1.25 → 1 USD (-20 %), from 2026-12-01}. */
  public static String of(Change change) {
    return switch (change.kind()) {
      case ADDED -> "added";
      case REMOVED ->
          "removed" + change.after().map(id -> ", use " + id.asString("") + " instead").orElse("");
      case RENAMED -> "renamed from " + change.before().map(ChangeWords::word).orElse("");
      case PRICE -> price(change);
      default -> label(change.field()) + " " + turn(change);
    };
  }

  private static String price(Change change) {
    PriceTerms terms = change.price().orElseThrow();
    Optional<Unit> unit = Units.find(change.field());
    StringBuilder text = new StringBuilder();
    text.append(
        unit.map(found -> found.label().toLowerCase(Locale.ROOT))
            .orElse("price " + change.field()));
    text.append(' ').append(turn(change));
    if (unit.isPresent()) {
      text.append(' ').append(terms.currency());
    }
    terms.percent().ifPresent(percent -> text.append(" (").append(percent(percent)).append(')'));
    terms.when().ifPresent(when -> text.append(", ").append(condition(when)));
    terms.from().ifPresent(from -> text.append(", from ").append(moment(from)));
    terms.until().ifPresent(until -> text.append(", until ").append(moment(until)));
    return text.toString();
  }

  /** {@code +12.5 %}. */
  static String percent(BigDecimal percent) {
    return (percent.signum() > 0 ? "+" : "") + Decimals.plain(percent) + " %";
  }

  private static String turn(Change change) {
    String nothing =
        switch (change.kind()) {
          case PRICE, CAPABILITY, LIMIT -> "unknown";
          default -> "none";
        };
    return change.before().map(ChangeWords::word).orElse(nothing)
        + " → "
        + change.after().map(ChangeWords::word).orElse(nothing);
  }

  private static String word(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? "yes" : "no";
    }
    if (value.isIntegralNumber()) {
      return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(value.bigIntegerValue());
    }
    if (value.isNumber()) {
      return Decimals.plain(value.decimalValue());
    }
    if (value.isArray()) {
      String list =
          value.values().stream().map(each -> each.asString("")).collect(Collectors.joining(", "));
      return list.isEmpty() ? "nothing" : list;
    }
    return value.asString("");
  }

  private static String label(String field) {
    return switch (field) {
      case "deprecation_date" -> "last day";
      case "base_url", "direct_api_url", "endpoint_override" -> "endpoint";
      default -> field.replace('_', ' ');
    };
  }

  private static String condition(Condition when) {
    List<String> parts = new ArrayList<>();
    if (when.inputTokensOver() != null) {
      parts.add("over " + when.inputTokensOver() + " input tokens");
    }
    if (when.inputTokensFrom() != null) {
      parts.add("from " + when.inputTokensFrom() + " input tokens");
    }
    Condition.Hours hours = when.hours();
    if (hours != null) {
      parts.add(
          hours.start()
              + " to "
              + hours.end()
              + " UTC"
              + hours.days().stream().map(ChangeWords::day).collect(Collectors.joining()));
    }
    if (when.serviceTier() != null) {
      parts.add("tier " + when.serviceTier());
    }
    if (when.region() != null) {
      parts.add("region " + when.region());
    }
    return String.join(", ", parts);
  }

  private static String day(DayOfWeek day) {
    return " " + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** A day where it is midnight, else the instant. */
  static String moment(Instant instant) {
    OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
    return utc.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? utc.toLocalDate().toString()
        : instant.toString();
  }
}
