package io.modelregistry.render.json;

import io.modelregistry.derive.price.Price;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prices as JSON. */
public final class PriceJson {
  private PriceJson() {}

  /** Pricing as it was authored, with kind and currency always said. */
  public static ObjectNode of(Pricing pricing) {
    ObjectBuilder builder =
        new ObjectBuilder()
            .text("kind", pricing.kind().word())
            .text("currency", pricing.currency());
    pricing.rates().forEach((unit, rate) -> builder.number(unit.key(), rate));
    List<ObjectNode> overrides = pricing.overrides().stream().map(PriceJson::override).toList();
    return builder.list("overrides", overrides).build();
  }

  /** The price of the day: {@code kind} is metered, free, or unknown with a {@code reason}. */
  public static ObjectNode of(Price price) {
    ObjectBuilder builder = new ObjectBuilder();
    if (price instanceof Price.Metered metered) {
      builder.text("kind", "metered").text("currency", metered.currency());
      metered.rates().forEach((unit, rate) -> builder.number(unit.key(), rate));
    } else if (price instanceof Price.Free free) {
      builder.text("kind", "free").text("currency", free.currency());
    } else if (price instanceof Price.Unknown unknown) {
      builder.text("kind", "unknown").text("reason", unknown.reason().word());
    }
    return builder.build();
  }

  private static ObjectNode override(PriceOverride override) {
    ObjectBuilder builder = new ObjectBuilder().object("when", condition(override.when()));
    override.rates().forEach((unit, rate) -> builder.numberOrNull(unit.key(), rate.orElse(null)));
    return builder.number("multiplier", override.multiplier()).build();
  }

  static ObjectNode condition(Condition when) {
    ObjectBuilder builder =
        new ObjectBuilder()
            .text("from", moment(when.from()))
            .text("until", moment(when.until()))
            .number("input_tokens_over", when.inputTokensOver())
            .number("input_tokens_from", when.inputTokensFrom());
    Condition.Hours hours = when.hours();
    if (hours != null) {
      builder.object("utc_time", hours(hours));
    }
    return builder.text("service_tier", when.serviceTier()).text("region", when.region()).build();
  }

  private static ObjectNode hours(Condition.Hours hours) {
    return new ObjectBuilder()
        .text("start", hours.start())
        .text("end", hours.end())
        .words("days", hours.days().stream().map(PriceJson::word).toList())
        .build();
  }

  /** Its first three letters: {@code mon}. */
  public static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** A date where it is midnight, as people write it, else the instant. */
  public static @Nullable Object moment(@Nullable Instant instant) {
    if (instant == null) {
      return null;
    }
    var utc = instant.atOffset(ZoneOffset.UTC);
    return Objects.equals(utc.toLocalTime(), LocalTime.MIDNIGHT) ? utc.toLocalDate() : instant;
  }
}
