package io.modelregistry.derive.price;

import static io.modelregistry.derive.price.Usages.usage;
import static io.modelregistry.registry.Prices.atLeast;
import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.hours;
import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.region;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.registry.Prices;
import java.time.DayOfWeek;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CostingTest {
  private static final Pricing BASE = metered("input_cost", "2.5", "output_cost", "10");
  private static final PriceContext NOON =
      PriceContext.atInstant(Instant.parse("2026-11-22T12:00:00Z"));

  private static Cost cost(Pricing pricing, String counts, PriceContext context) {
    CostAnswer answer = Costing.of(pricing, usage(counts), context);
    assertThat(answer).isInstanceOf(CostAnswer.Priced.class);
    return ((CostAnswer.Priced) answer).cost();
  }

  private static Cost cost(Pricing pricing, String counts) {
    return cost(pricing, counts, NOON);
  }

  private static String total(Pricing pricing, String counts, PriceContext context) {
    return cost(pricing, counts, context).total().toPlainString();
  }

  private static String total(Pricing pricing, String counts) {
    return total(pricing, counts, NOON);
  }

  /** {@code unit: quantity at price = amount}. */
  private static String text(Cost.Line line) {
    return line.unit().usage()
        + ": "
        + line.quantity()
        + " at "
        + line.pricedAs().map(Unit::key).orElse("nothing")
        + " "
        + line.rate()
        + " = "
        + line.amount();
  }

  @Test
  void bills_input_and_output_and_adds_them_up() {
    Cost cost = cost(BASE, "input_tokens=1000 output_tokens=100");

    assertThat(cost.input()).hasToString("0.0025");
    assertThat(cost.output()).hasToString("0.001");
    assertThat(cost.total()).hasToString("0.0035");
    assertThat(cost.currency()).isEqualTo("USD");
    assertThat(cost.isComplete()).isTrue();
  }

  @Test
  void rounds_nothing_however_small_or_large() {
    assertThat(total(metered("input_cost", "0.000000000001"), "input_tokens=1"))
        .isEqualTo("0.000000000000000001");
    assertThat(total(metered("input_cost", "999999999.999999"), "input_tokens=" + Usage.MAX_COUNT))
        .isEqualTo("999999999999999000");
  }

  @Test
  void says_line_by_line_what_was_billed_and_at_which_price() {
    Pricing pricing =
        metered("input_cost", "5", "cache_read_cost", "0.5", "cache_write_cost", "6.25");

    assertThat(
            cost(
                    pricing,
                    "input_tokens=300000 cache_read_tokens=50000 cache_write_tokens=100000"
                        + " cache_write_1h_tokens=100000")
                .lines())
        .extracting(CostingTest::text)
        .containsExactly(
            "input_tokens: 150000 at input_cost 5 = 0.75",
            "cache_read_tokens: 50000 at cache_read_cost 0.5 = 0.025",
            "cache_write_1h_tokens: 100000 at cache_write_cost 6.25 = 0.625");
  }

  @Nested
  class Bills_each_token_once {
    private static final String AUDIO =
        "input_tokens=1000 cache_read_tokens=400 input_audio_tokens=250"
            + " cache_audio_read_tokens=100";

    @Test
    void at_the_most_specific_unit_that_has_a_price() {
      assertThat(
              total(
                  metered(
                      "input_cost", "4",
                      "cache_read_cost", "0.4",
                      "input_audio_cost", "32",
                      "cache_audio_read_cost", "0.5"),
                  AUDIO))
          // 450 plain, 300 cached, 150 audio, 100 cached audio.
          .isEqualTo("0.00677");
    }

    @Test
    void at_the_total_where_no_part_has_a_price() {
      assertThat(total(metered("input_cost", "4"), AUDIO)).isEqualTo("0.004");
    }

    @Test
    void at_the_one_parent_of_an_overlap_that_has_a_price() {
      assertThat(total(metered("input_cost", "4", "cache_read_cost", "0.4"), AUDIO))
          .isEqualTo("0.00256");
      assertThat(total(metered("input_cost", "4", "input_audio_cost", "32"), AUDIO))
          .isEqualTo("0.011");
    }

    @Test
    void at_the_first_parent_of_an_overlap_where_both_have_a_price() {
      assertThat(
              total(
                  metered("input_cost", "4", "cache_read_cost", "0.4", "input_audio_cost", "32"),
                  AUDIO))
          // 450 plain, 400 cached, 150 audio.
          .isEqualTo("0.00676");
    }

    @Test
    void at_a_grandparent_when_the_parent_has_no_price() {
      assertThat(
              cost(
                      metered("input_cost", "3"),
                      "input_tokens=10 cache_write_tokens=10 cache_write_5m_tokens=10")
                  .lines())
          .extracting(CostingTest::text)
          .containsExactly("cache_write_5m_tokens: 10 at input_cost 3 = 0.00003");
    }
  }

  @Nested
  class Units_beside_tokens {
    @Test
    void count_in_the_total_only_when_they_have_no_side() {
      Cost cost =
          cost(
              metered("input_cost", "5", "output_cost", "25", "web_search_cost", "0.01"),
              "input_tokens=1000 output_tokens=500 web_searches=3");

      assertThat(cost.input()).hasToString("0.005");
      assertThat(cost.output()).hasToString("0.0125");
      assertThat(cost.total()).hasToString("0.0475");
    }

    @Test
    void are_priced_one_by_one_or_by_the_million() {
      assertThat(
              total(
                  metered(
                      "input_image_unit_cost", "0.04",
                      "output_audio_second_cost", "0.006",
                      "input_character_cost", "15",
                      "input_page_cost", "0.002"),
                  "input_images=2 output_audio_seconds=10 input_characters=2000 input_pages=3"))
          .isEqualTo("0.176");
    }

    @Test
    void hold_one_request_when_none_is_given() {
      Pricing pricing = metered("output_cost", "1", "request_cost", "0.012");

      assertThat(total(pricing, "input_tokens=0 output_tokens=500")).isEqualTo("0.0125");
      assertThat(total(pricing, "output_tokens=500 requests=1")).isEqualTo("0.0125");
      assertThat(total(pricing, "output_tokens=500 requests=3")).isEqualTo("0.0365");
      assertThat(total(pricing, "output_tokens=500 requests=0")).isEqualTo("0.0005");
    }
  }

  @Nested
  class What_has_no_price {
    @Test
    void is_a_line_of_nothing_and_said() {
      Cost cost = cost(metered("input_cost", "2"), "input_tokens=1000 output_tokens=10");

      assertThat(cost.lines())
          .extracting(CostingTest::text)
          .containsExactly(
              "input_tokens: 1000 at input_cost 2 = 0.002", "output_tokens: 10 at nothing 0 = 0");
      assertThat(cost.unpriced()).extracting(Unit::usage).containsExactly("output_tokens");
      assertThat(cost.isComplete()).isFalse();
      assertThat(cost.total()).hasToString("0.002");
    }

    @Test
    void is_no_matter_when_it_was_not_used() {
      assertThat(cost(metered("input_cost", "2"), "input_tokens=5 output_tokens=0").isComplete())
          .isTrue();
    }

    @Test
    void may_be_a_request_since_its_tokens_have_prices() {
      Cost cost = cost(BASE, "input_tokens=5 requests=2");

      assertThat(cost.isComplete()).isTrue();
      assertThat(cost.lines()).hasSize(1);
    }
  }

  @Nested
  class Kinds {
    @Test
    void free_costs_nothing_and_is_complete() {
      Cost cost = cost(Prices.of(Pricing.Kind.FREE), "input_tokens=1000 web_searches=2");

      assertThat(cost.total()).hasToString("0");
      assertThat(cost.isComplete()).isTrue();
      assertThat(cost.lines()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
        value = Pricing.Kind.class,
        names = {"SUBSCRIPTION", "DYNAMIC"})
    void that_no_request_has_a_price_in_are_unknown(Pricing.Kind kind) {
      assertThat(unknown(Prices.of(kind)).word()).isEqualTo(kind.word());
    }

    @Test
    void not_stated_is_unknown_and_so_is_metered_without_any_rate() {
      assertThat(unknown(null)).isEqualTo(Price.Reason.NOT_STATED);
      assertThat(unknown(metered())).isEqualTo(Price.Reason.NO_RATE);
    }

    private Price.Reason unknown(@Nullable Pricing pricing) {
      CostAnswer answer = Costing.of(pricing, usage("input_tokens=1000"), NOON);
      assertThat(answer).isInstanceOf(CostAnswer.Unknown.class);
      return ((CostAnswer.Unknown) answer).reason();
    }
  }

  @Test
  void keeps_the_currency() {
    assertThat(cost(in("EUR", BASE), "input_tokens=1").currency()).isEqualTo("EUR");
    assertThat(cost(in("EUR", Prices.of(Pricing.Kind.FREE)), "input_tokens=1").currency())
        .isEqualTo("EUR");
  }

  @Nested
  class Overrides {
    @ParameterizedTest
    @CsvSource({"200000, 0.6", "200001, 1.200006"})
    void over_a_threshold_hold_for_the_whole_request(long tokens, String total) {
      Pricing pricing =
          with(
              metered("input_cost", "3", "output_cost", "15"),
              when(over(200_000), "input_cost", "6", "output_cost", "22.5"));

      assertThat(total(pricing, "input_tokens=" + tokens)).isEqualTo(total);
      assertThat(total(pricing, "input_tokens=300000 output_tokens=100000")).isEqualTo("4.05");
    }

    @Test
    void look_at_the_requests_total_cached_tokens_included() {
      Pricing pricing =
          with(
              metered("input_cost", "2", "cache_read_cost", "0.2"),
              when(atLeast(1000), "cache_read_cost", "0.4"));

      assertThat(total(pricing, "input_tokens=999 cache_read_tokens=999")).isEqualTo("0.0001998");
      assertThat(total(pricing, "input_tokens=1000 cache_read_tokens=1000")).isEqualTo("0.0004");
    }

    @Test
    void look_at_that_total_whatever_the_context_says() {
      Pricing pricing = with(BASE, when(over(10), "input_cost", "5"));

      assertThat(total(pricing, "input_tokens=10", NOON.withInputTokens(1_000_000)))
          .isEqualTo("0.000025");
    }

    @Test
    void that_remove_a_price_leave_the_unit_to_its_ancestor() {
      Pricing pricing =
          with(
              metered("input_cost", "2", "cache_read_cost", "0.2"),
              when(tier("batch"), "cache_read_cost", null));
      String counts = "input_tokens=100 cache_read_tokens=100";

      assertThat(total(pricing, counts)).isEqualTo("0.00002");
      assertThat(total(pricing, counts, NOON.withServiceTier("batch"))).isEqualTo("0.0002");
    }

    @Test
    void multiply_token_prices_only_and_all_of_them() {
      Pricing pricing =
          with(
              metered("input_cost", "2", "web_search_cost", "0.01"),
              times(tier("batch"), "0.5"),
              times(region("eu"), "1.1"));

      assertThat(
              total(
                  pricing,
                  "input_tokens=1000 web_searches=1",
                  NOON.withServiceTier("batch").withRegion("eu")))
          .isEqualTo("0.0111");
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-22T16:29:59.999Z, 0.0027",
      "2026-11-22T16:30:00Z, 0.00135",
      "2026-11-23T00:29:59Z, 0.00135",
      "2026-11-23T00:30:00Z, 0.0027",
      "2026-11-23T23:00:00Z, 0.0027"
    })
    void hold_at_their_hours_across_midnight_of_the_day_that_they_start(Instant at, String total) {
      Pricing pricing =
          with(
              metered("input_cost", "2.7"),
              when(hours("16:30", "00:30", DayOfWeek.SUNDAY), "input_cost", "1.35"));

      assertThat(total(pricing, "input_tokens=1000", PriceContext.atInstant(at))).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
      "2026-07-29T23:59:59Z, 0.007",
      "2026-07-30T00:00:00Z, 0.0014",
      "2026-12-31T23:59:59Z, 0.0014",
      "2027-01-01T00:00:00Z, 0.007"
    })
    void hold_from_their_first_instant_and_until_their_last(Instant at, String total) {
      Pricing pricing =
          with(
              metered("input_cost", "1", "output_cost", "6"),
              when(
                  between("2026-07-30T00:00:00Z", "2027-01-01T00:00:00Z"),
                  "input_cost",
                  "0.2",
                  "output_cost",
                  "1.2"));

      assertThat(total(pricing, "input_tokens=1000 output_tokens=1000", PriceContext.atInstant(at)))
          .isEqualTo(total);
    }

    @Test
    void win_in_the_order_in_which_they_stand() {
      Pricing one = with(BASE, when(over(0), "input_cost", "1"), when(over(0), "input_cost", "7"));
      Pricing other =
          with(BASE, when(over(0), "input_cost", "7"), when(over(0), "input_cost", "1"));

      assertThat(total(one, "input_tokens=1000")).isEqualTo("0.007");
      assertThat(total(other, "input_tokens=1000")).isEqualTo("0.001");
    }
  }

  @Test
  void has_lines_that_nobody_changes() {
    Cost cost = cost(BASE, "input_tokens=1");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> cost.lines().clear());
  }
}
