package io.modelregistry.validate;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a {@code pricing} object. */
final class PricingReader {
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "mon", DayOfWeek.MONDAY,
          "tue", DayOfWeek.TUESDAY,
          "wed", DayOfWeek.WEDNESDAY,
          "thu", DayOfWeek.THURSDAY,
          "fri", DayOfWeek.FRIDAY,
          "sat", DayOfWeek.SATURDAY,
          "sun", DayOfWeek.SUNDAY);

  private final String defaultCurrency;

  PricingReader(String defaultCurrency) {
    this.defaultCurrency = defaultCurrency;
  }

  @Nullable Pricing read(@Nullable Fields pricing) {
    if (pricing == null) {
      return null;
    }
    Map<Unit, BigDecimal> rates = new LinkedHashMap<>();
    for (Unit unit : Units.all()) {
      BigDecimal rate = pricing.decimal(unit.key());
      if (rate != null) {
        rates.put(unit, rate);
      }
    }
    Pricing.Kind kind = pricing.word("kind", Pricing.Kind.class);
    String currency = pricing.text("currency");
    List<PriceOverride> overrides =
        pricing.objects("overrides").stream().map(PricingReader::override).toList();
    return new Pricing(
        kind == null ? Pricing.Kind.METERED : kind,
        currency == null ? defaultCurrency : currency,
        rates,
        overrides);
  }

  private static PriceOverride override(Fields override) {
    Map<Unit, Optional<BigDecimal>> rates = new LinkedHashMap<>();
    for (Unit unit : Units.all()) {
      BigDecimal rate = override.decimal(unit.key());
      if (rate != null || override.isNull(unit.key())) {
        rates.put(unit, Optional.ofNullable(rate));
      }
    }
    return new PriceOverride(
        condition(override.objectOrEmpty("when")), rates, override.decimal("multiplier"));
  }

  private static Condition condition(Fields when) {
    Instant from = when.moment("from");
    Instant until = when.moment("until");
    return new Condition(
        from,
        until,
        when.whole("input_tokens_over"),
        when.whole("input_tokens_from"),
        hours(when.object("utc_time")),
        when.text("service_tier"),
        when.text("region"));
  }

  private static Condition.@Nullable Hours hours(@Nullable Fields time) {
    if (time == null) {
      return null;
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    time.texts("days").forEach(day -> days.add(DAYS.getOrDefault(day, DayOfWeek.MONDAY)));
    return new Condition.Hours(
        LocalTime.parse(time.required("start")), LocalTime.parse(time.required("end")), days);
  }
}
