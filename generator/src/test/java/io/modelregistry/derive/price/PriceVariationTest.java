package io.modelregistry.derive.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Condition;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.registry.Prices;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceVariationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Pricing BASE = Prices.metered("input_cost", "2", "output_cost", "10");

  private static List<String> inputs(Pricing pricing) {
    return PriceVariation.of(pricing, NOW).stream().map(each -> input(each.price())).toList();
  }

  private static String input(Price price) {
    BigDecimal rate = ((Price.Metered) price).rates().get(Units.INPUT);
    return rate == null ? "none" : rate.stripTrailingZeros().toPlainString();
  }

  @Test
  void a_price_without_conditions_has_no_other() {
    assertThat(PriceVariation.of(BASE, NOW)).isEmpty();
    assertThat(PriceVariation.of(null, NOW)).isEmpty();
    assertThat(PriceVariation.of(Prices.of(Pricing.Kind.DYNAMIC), NOW)).isEmpty();
  }

  @Test
  void a_variation_is_the_whole_price_under_its_condition() {
    Pricing pricing = Prices.with(BASE, Prices.when(Prices.over(1000), "input_cost", "4"));
    PriceVariation only = PriceVariation.of(pricing, NOW).get(0);
    assertThat(only.when()).isEqualTo(Prices.over(1000));
    assertThat(only.context().inputTokens()).isEqualTo(1001);
    assertThat(((Price.Metered) only.price()).rates())
        .hasSize(2)
        .hasEntrySatisfying(Units.INPUT, rate -> assertThat(rate).isEqualByComparingTo("4"))
        .hasEntrySatisfying(Units.OUTPUT, rate -> assertThat(rate).isEqualByComparingTo("10"));
  }

  @Test
  void the_higher_threshold_comes_with_what_the_lower_one_sets() {
    Pricing pricing =
        Prices.with(
            BASE,
            Prices.when(Prices.over(1000), "input_cost", "4"),
            Prices.when(Prices.over(2000), "output_cost", "20"));
    assertThat(inputs(pricing)).containsExactly("4", "4");
  }

  @Test
  void changes_to_come_are_shown_by_date_and_past_ones_are_not() {
    Pricing pricing =
        Prices.with(
            BASE,
            Prices.when(Prices.between("2026-01-01T00:00:00Z", null), "input_cost", "3"),
            Prices.when(
                Prices.between("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z"), "input_cost", "9"),
            Prices.when(
                Prices.between("2027-03-01T00:00:00Z", "2027-04-01T00:00:00Z"), "input_cost", "1"),
            Prices.when(Prices.between("2027-01-01T00:00:00Z", null), "output_cost", "8"));
    List<PriceVariation> variations = PriceVariation.of(pricing, NOW);
    assertThat(variations)
        .extracting(each -> each.when().from())
        .containsExactly(
            Instant.parse("2027-01-01T00:00:00Z"),
            Instant.parse("2027-03-01T00:00:00Z"),
            Instant.parse("2027-04-01T00:00:00Z"));
    assertThat(inputs(pricing)).containsExactly("3", "1", "3");
  }

  @Test
  void what_ends_is_followed_by_what_holds_then() {
    Pricing pricing =
        Prices.with(
            BASE,
            Prices.when(
                Prices.between("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"), "input_cost", "1"));
    assertThat(inputs(pricing)).containsExactly("2");
  }

  @Test
  void special_hours_are_met_on_the_next_day_that_has_them() {
    Pricing pricing =
        Prices.with(
            BASE,
            Prices.when(Prices.hours("22:00", "06:00", DayOfWeek.WEDNESDAY), "input_cost", "1"));
    PriceVariation only = PriceVariation.of(pricing, NOW).get(0);
    assertThat(only.context().at()).isEqualTo("2026-11-25T22:00:00Z");
    assertThat(inputs(pricing)).containsExactly("1");
  }

  @Test
  void a_tier_multiplies_and_is_listed_once() {
    Pricing pricing =
        Prices.with(
            BASE,
            Prices.times(Prices.tier("batch"), "0.5"),
            Prices.when(Prices.tier("batch"), "output_cost", "6"));
    assertThat(PriceVariation.of(pricing, NOW)).hasSize(1);
    assertThat(inputs(pricing)).containsExactly("1");
  }

  @Test
  void what_no_instant_can_meet_is_left_out() {
    Condition never =
        new Condition(
            Instant.parse("2027-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T01:00:00Z"),
            null,
            null,
            Prices.hours("10:00", "11:00").hours(),
            null,
            null);
    assertThat(PriceVariation.of(Prices.with(BASE, Prices.when(never, "input_cost", "1")), NOW))
        .isEmpty();
    Condition over =
        new Condition(null, Instant.parse("2026-01-01T00:00:00Z"), 5L, null, null, null, null);
    assertThat(PriceVariation.of(Prices.with(BASE, Prices.when(over, "input_cost", "1")), NOW))
        .isEmpty();
  }
}
