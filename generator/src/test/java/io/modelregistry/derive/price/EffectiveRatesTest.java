package io.modelregistry.derive.price;

import static io.modelregistry.registry.Prices.atLeast;
import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.hours;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.rates;
import static io.modelregistry.registry.Prices.region;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Condition;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.time.DayOfWeek;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EffectiveRatesTest {
  private static final Pricing BASE = metered("input_cost", "2", "output_cost", "8");
  private static final Instant ANY = Instant.parse("2026-11-22T12:00:00Z");
  private static final PriceContext REQUEST = PriceContext.atInstant(ANY);

  private static String input(Pricing pricing, PriceContext context) {
    return String.valueOf(EffectiveRates.of(pricing, context).get(input()));
  }

  private static Unit input() {
    return Units.INPUT;
  }

  @Test
  void gives_the_base_prices_when_nothing_is_conditional() {
    assertThat(EffectiveRates.of(BASE, REQUEST))
        .isEqualTo(rates("input_cost", "2", "output_cost", "8"));
  }

  @Test
  void lets_the_later_override_win_key_by_key() {
    Pricing pricing =
        with(
            BASE,
            when(over(0), "input_cost", "3", "output_cost", "9"),
            when(over(1), "input_cost", "4"));

    assertThat(EffectiveRates.of(pricing, REQUEST.withInputTokens(2)))
        .isEqualTo(rates("input_cost", "4", "output_cost", "9"));
  }

  @Test
  void reads_overrides_in_the_order_in_which_they_stand() {
    Pricing large = with(BASE, when(over(1), "input_cost", "4"), when(over(0), "input_cost", "3"));

    assertThat(input(large, REQUEST.withInputTokens(2))).isEqualTo("3");
  }

  @Test
  void removes_a_price_on_null() {
    Pricing pricing =
        with(
            metered("input_cost", "2", "cache_read_cost", "0.2"),
            when(tier("batch"), "cache_read_cost", null));

    assertThat(EffectiveRates.of(pricing, REQUEST.withServiceTier("batch")))
        .isEqualTo(rates("input_cost", "2"));
  }

  @Test
  void can_price_again_what_an_earlier_override_removed() {
    Pricing pricing =
        with(BASE, when(tier("batch"), "input_cost", null), when(tier("batch"), "input_cost", "1"));

    assertThat(input(pricing, REQUEST.withServiceTier("batch"))).isEqualTo("1");
  }

  @Test
  void multiplies_at_the_end_even_when_prices_change_after_the_multiplier() {
    Pricing pricing = with(BASE, times(tier("batch"), "0.5"), when(over(100), "input_cost", "10"));

    assertThat(EffectiveRates.of(pricing, REQUEST.withServiceTier("batch").withInputTokens(101)))
        .isEqualTo(rates("input_cost", "5", "output_cost", "4"));
  }

  @Test
  void multiplies_all_multipliers_that_apply() {
    Pricing pricing =
        with(
            BASE,
            times(tier("batch"), "0.5"),
            times(region("eu"), "1.1"),
            times(region("us"), "100"));

    assertThat(input(pricing, REQUEST.withServiceTier("batch").withRegion("eu"))).isEqualTo("1.1");
  }

  @Test
  void multiplies_token_prices_only() {
    Pricing pricing =
        with(
            metered(
                "input_cost", "2",
                "request_cost", "0.01",
                "web_search_cost", "0.02",
                "input_character_cost", "3"),
            times(tier("batch"), "0.5"));

    assertThat(EffectiveRates.of(pricing, REQUEST.withServiceTier("batch")))
        .isEqualTo(
            rates(
                "input_cost", "1",
                "request_cost", "0.01",
                "web_search_cost", "0.02",
                "input_character_cost", "3"));
  }

  @Nested
  class Dates {
    private final Pricing year =
        with(
            BASE, when(between("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"), "input_cost", "1"));

    private String inputAt(String instant) {
      return input(year, PriceContext.atInstant(Instant.parse(instant)));
    }

    @Test
    void include_from() {
      assertThat(inputAt("2026-01-01T00:00:00Z")).isEqualTo("1");
      assertThat(inputAt("2025-12-31T23:59:59.999Z")).isEqualTo("2");
    }

    @Test
    void exclude_until() {
      assertThat(inputAt("2026-12-31T23:59:59.999Z")).isEqualTo("1");
      assertThat(inputAt("2027-01-01T00:00:00Z")).isEqualTo("2");
    }

    @Test
    void may_be_open_on_either_side() {
      Pricing ever = with(BASE, when(between("2026-01-01T00:00:00Z", null), "input_cost", "1"));
      Pricing once = with(BASE, when(between(null, "2026-01-01T00:00:00Z"), "input_cost", "1"));

      assertThat(input(ever, REQUEST)).isEqualTo("1");
      assertThat(input(once, REQUEST)).isEqualTo("2");
    }
  }

  @Nested
  class Thresholds {
    private final Pricing strictly = with(BASE, when(over(200_000), "input_cost", "4"));
    private final Pricing inclusive = with(BASE, when(atLeast(200_000), "input_cost", "4"));

    @Test
    void over_asks_for_strictly_more() {
      assertThat(input(strictly, REQUEST.withInputTokens(200_000))).isEqualTo("2");
      assertThat(input(strictly, REQUEST.withInputTokens(200_001))).isEqualTo("4");
    }

    @Test
    void from_asks_for_at_least_as_much() {
      assertThat(input(inclusive, REQUEST.withInputTokens(199_999))).isEqualTo("2");
      assertThat(input(inclusive, REQUEST.withInputTokens(200_000))).isEqualTo("4");
    }

    @Test
    void never_hold_where_there_is_no_one_request() {
      assertThat(input(strictly, REQUEST)).isEqualTo("2");
      assertThat(input(with(BASE, when(atLeast(0), "input_cost", "4")), REQUEST)).isEqualTo("2");
    }
  }

  @Nested
  class TiersAndRegions {
    @Test
    void hold_only_when_they_are_the_one_asked_for() {
      Pricing pricing =
          with(BASE, when(tier("batch"), "input_cost", "1"), when(region("eu"), "input_cost", "3"));

      assertThat(input(pricing, REQUEST)).isEqualTo("2");
      assertThat(input(pricing, REQUEST.withServiceTier("flex"))).isEqualTo("2");
      assertThat(input(pricing, REQUEST.withServiceTier("batch"))).isEqualTo("1");
      assertThat(input(pricing, REQUEST.withRegion("eu"))).isEqualTo("3");
    }

    @Test
    void must_all_hold_together() {
      Condition both = new Condition(null, null, 10L, null, null, "batch", "eu");
      Pricing pricing = with(BASE, when(both, "input_cost", "1"));
      PriceContext nearly = REQUEST.withServiceTier("batch").withRegion("eu");

      assertThat(input(pricing, nearly)).isEqualTo("2");
      assertThat(input(pricing, nearly.withInputTokens(11))).isEqualTo("1");
    }
  }

  @Nested
  class Hours {
    private String at(Condition hours, String instant) {
      return input(
          with(BASE, when(hours, "input_cost", "1")),
          PriceContext.atInstant(Instant.parse(instant)));
    }

    @Test
    void include_their_start_and_exclude_their_end() {
      Condition day = hours("08:00", "20:00");

      assertThat(at(day, "2026-11-22T07:59:59Z")).isEqualTo("2");
      assertThat(at(day, "2026-11-22T08:00:00Z")).isEqualTo("1");
      assertThat(at(day, "2026-11-22T19:59:59Z")).isEqualTo("1");
      assertThat(at(day, "2026-11-22T20:00:00Z")).isEqualTo("2");
    }

    @Test
    void may_cross_midnight() {
      Condition night = hours("22:30", "06:30");

      assertThat(at(night, "2026-11-22T22:29:59Z")).isEqualTo("2");
      assertThat(at(night, "2026-11-22T22:30:00Z")).isEqualTo("1");
      assertThat(at(night, "2026-11-23T00:00:00Z")).isEqualTo("1");
      assertThat(at(night, "2026-11-23T06:29:59Z")).isEqualTo("1");
      assertThat(at(night, "2026-11-23T06:30:00Z")).isEqualTo("2");
    }

    @Test
    void count_on_the_day_on_which_they_start() {
      // 2026-11-22 is a Sunday.
      Condition sundayNight = hours("22:00", "06:00", DayOfWeek.SUNDAY);

      assertThat(at(sundayNight, "2026-11-22T05:00:00Z")).as("Saturday's night").isEqualTo("2");
      assertThat(at(sundayNight, "2026-11-22T23:00:00Z")).isEqualTo("1");
      assertThat(at(sundayNight, "2026-11-23T05:00:00Z")).as("still Sunday's").isEqualTo("1");
      assertThat(at(sundayNight, "2026-11-23T23:00:00Z")).as("Monday's night").isEqualTo("2");
    }

    @Test
    void without_a_night_look_at_the_day_itself() {
      Condition weekend = hours("00:00", "12:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

      assertThat(at(weekend, "2026-11-22T03:00:00Z")).isEqualTo("1");
      assertThat(at(weekend, "2026-11-23T03:00:00Z")).isEqualTo("2");
    }

    @Test
    void that_end_at_midnight_last_until_then() {
      Condition evening = hours("18:00", "00:00", DayOfWeek.SUNDAY);

      assertThat(at(evening, "2026-11-22T23:59:59Z")).isEqualTo("1");
      assertThat(at(evening, "2026-11-23T00:00:00Z")).isEqualTo("2");
    }

    @Test
    void that_end_when_they_start_last_a_whole_day() {
      Condition monday = hours("06:00", "06:00", DayOfWeek.MONDAY);

      assertThat(at(monday, "2026-11-23T05:59:59Z")).isEqualTo("2");
      assertThat(at(monday, "2026-11-23T06:00:00Z")).isEqualTo("1");
      assertThat(at(monday, "2026-11-24T05:59:59Z")).isEqualTo("1");
      assertThat(at(monday, "2026-11-24T06:00:00Z")).isEqualTo("2");
    }

    @Test
    void do_not_count_in_a_price_list() {
      Pricing pricing = with(BASE, when(hours("00:00", "00:00"), "input_cost", "1"));

      assertThat(input(pricing, PriceContext.onDayOf(ANY))).isEqualTo("2");
    }
  }
}
