package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.SampleRegistry;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceWordsTest {
  private static final Pricing BASE = Prices.metered("input_cost", "2", "output_cost", "8");

  private static List<String> words(Pricing pricing) {
    return PriceWords.clauses(pricing, SampleRegistry.NOON).stream()
        .map(clause -> clause.when() + ": " + clause.then())
        .toList();
  }

  @Test
  void each_condition_says_when_and_what_then() {
    assertThat(
            words(
                Prices.with(
                    BASE,
                    Prices.when(Prices.over(200_000), "input_cost", "2.5", "output_cost", "15"),
                    Prices.when(Prices.atLeast(1_000), "cache_read_cost", null),
                    Prices.when(
                        Prices.hours("16:30", "00:30", DayOfWeek.MONDAY), "input_cost", "1"),
                    Prices.times(Prices.tier("batch"), "0.50"),
                    Prices.when(Prices.region("eu"), "web_search_cost", "0.01"))))
        .containsExactly(
            "Over 200,000 input tokens: input $2.50, output $15.00",
            "From 1,000 input tokens: no separate price for cache read",
            "16:30–00:30 UTC on Mon: input $1.00",
            "Service tier “batch”: token prices × 0.5",
            "Region “eu”: web search $0.01");
  }

  @Test
  void what_is_over_or_already_the_price_is_not_said() {
    assertThat(
            words(
                Prices.with(
                    BASE,
                    Prices.when(Prices.between("2026-01-01T00:00:00Z", null), "input_cost", "3"),
                    Prices.when(Prices.between(null, "2026-06-01T00:00:00Z"), "input_cost", "4"))))
        .isEmpty();
  }

  @Test
  void what_is_to_come_or_to_end_is_said() {
    assertThat(
            words(
                Prices.with(
                    BASE,
                    Prices.when(Prices.between("2026-12-01T00:00:00Z", null), "input_cost", "3"),
                    Prices.when(Prices.between(null, "2026-12-24T18:00:00Z"), "input_cost", "4"))))
        .containsExactly("From 2026-12-01: input $3.00", "Until 2026-12-24 18:00 UTC: input $4.00");
  }

  @Test
  void a_price_says_how_much_it_covers() {
    assertThat(PriceWords.per(Units.INPUT)).isEqualTo("per 1M tokens");
    assertThat(PriceWords.per(Units.require("web_search_cost"))).isEqualTo("per search");
    assertThat(PriceWords.per(Units.require("input_image_unit_cost"))).isEqualTo("per picture");
    assertThat(PriceWords.per(Units.require("output_audio_second_cost"))).isEqualTo("per second");
    assertThat(PriceWords.per(Units.require("input_character_cost")))
        .isEqualTo("per 1M characters");
  }
}
