package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a {@code pricing} object. */
public final class PricingReader {
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

  /**
   * The price that an object states which stands in no file.
   *
   * @param currency of prices that name none
   * @return empty when it does not fit the schema of prices
   */
  public static Optional<Pricing> alone(JsonNode pricing, String currency) {
    JsonNode whole = JsonNodeFactory.instance.objectNode().set("pricing", pricing);
    byte[] bytes = JsonText.pretty(whole).getBytes(StandardCharsets.UTF_8);
    List<Finding> findings = new ArrayList<>();
    try {
      return DocumentReader.read("pricing.json", bytes)
          .document()
          .map(
              document ->
                  new PricingReader(currency)
                      .read(Fields.of(document, findings::add).object("pricing")))
          .filter(read -> findings.isEmpty());
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
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
