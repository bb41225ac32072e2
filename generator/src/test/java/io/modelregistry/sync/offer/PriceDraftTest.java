package io.modelregistry.sync.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.sync.Imported;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceDraftTest {
  private static final Condition.Hours NIGHTS =
      new Condition.Hours(
          LocalTime.of(22, 0), LocalTime.of(6, 30), Set.of(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY));

  private static String written(Pricing price, @Nullable Long reach) {
    return new PriceDraft("USD", Conventions.of("https://lists.example.com"), Imported.TODAY)
        .of(Cost.of(price), Optional.empty(), reach)
        .orElseThrow()
        .toString();
  }

  private static Pricing metered(PriceOverride... overrides) {
    return new Pricing(
        Pricing.Kind.METERED,
        "USD",
        Map.of(Units.INPUT, new BigDecimal("1.50")),
        List.of(overrides));
  }

  @Test
  void writes_every_condition_as_files_have_it() {
    PriceOverride all =
        new PriceOverride(
            new Condition(
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-12-24T16:00:00Z"),
                100L,
                null,
                NIGHTS,
                "batch",
                "eu"),
            Map.of(Units.INPUT, Optional.of(BigDecimal.TEN), Units.OUTPUT, Optional.empty()),
            new BigDecimal("0.5"));
    PriceOverride some =
        new PriceOverride(
            new Condition(
                null,
                null,
                null,
                7L,
                new Condition.Hours(LocalTime.MIN, LocalTime.NOON, Set.of()),
                null,
                null),
            Map.of(),
            null);
    assertThat(written(metered(all, some), null))
        .isEqualTo(
            """
            {"input_cost":1.5,"overrides":[{"when":{"from":"2026-12-01",\
            "until":"2026-12-24T16:00:00Z","input_tokens_over":100,"utc_time":{"start":"22:00",\
            "end":"06:30","days":["fri","sat"]},"service_tier":"batch","region":"eu"},\
            "input_cost":10,"output_cost":null,"multiplier":0.5},{"when":{"input_tokens_from":7,\
            "utc_time":{"start":"00:00","end":"12:00"}}}]}\
            """);
  }

  @Test
  void leaves_out_thresholds_that_no_request_reaches() {
    PriceOverride over =
        new PriceOverride(
            new Condition(null, null, 100L, null, null, null, null),
            Map.of(Units.INPUT, Optional.of(BigDecimal.TEN)),
            null);
    assertThat(written(metered(over), 100L)).isEqualTo("{\"input_cost\":1.5}");
    assertThat(written(metered(over), 101L)).contains("overrides");
    assertThat(
            new PriceDraft(
                    "USD",
                    Conventions.of(
                        "https://lists.example.com", Conventions.Trait.STATES_WHOLE_PRICES),
                    Imported.TODAY)
                .of(Cost.of(metered(over)), Optional.empty(), 100L)
                .orElseThrow()
                .has("overrides"))
        .isTrue();
  }

  @Test
  void names_a_currency_that_is_not_the_registrys() {
    assertThat(
            written(
                new Pricing(
                    Pricing.Kind.METERED, "EUR", Map.of(Units.INPUT, BigDecimal.ONE), List.of()),
                null))
        .isEqualTo("{\"currency\":\"EUR\",\"input_cost\":1}");
  }
}
