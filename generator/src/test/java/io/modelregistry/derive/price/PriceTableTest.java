package io.modelregistry.derive.price;

import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.rates;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.SampleRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceTableTest {
  private static final Pricing CHEAP = metered("input_cost", "1", "output_cost", "2");
  private static final Pricing DEAR = metered("input_cost", "10", "output_cost", "20");

  private final SampleRegistry sample =
      new SampleRegistry()
          .provider("acme")
          .platform("direct")
          .platform("one")
          .platform("two")
          .platform("old", Lifecycle.DEPRECATED)
          .model("acme", "m");

  private SampleRegistry route(String platform, @Nullable Pricing pricing) {
    return route(platform, 1, pricing);
  }

  private SampleRegistry route(String platform, int priority, @Nullable Pricing pricing) {
    return sample.route(
        "m",
        platform,
        route -> {
          route.priority = priority;
          route.pricing = pricing;
        });
  }

  private Price price(@Nullable Pricing pricing) {
    return CurrentPrice.of(pricing, SampleRegistry.NOON);
  }

  private Map<String, PriceRow> cheapest() {
    return PriceTable.of(sample.build()).cheapest("m");
  }

  private Optional<String> cheapestInDollars() {
    return Optional.ofNullable(cheapest().get("USD")).map(row -> row.route().id());
  }

  @Test
  void says_why_a_price_is_unknown() {
    assertThat(price(null)).isEqualTo(new Price.Unknown(Price.Reason.NOT_STATED));
    assertThat(price(metered())).isEqualTo(new Price.Unknown(Price.Reason.NO_RATE));
    assertThat(price(Prices.of(Pricing.Kind.SUBSCRIPTION)))
        .isEqualTo(new Price.Unknown(Price.Reason.SUBSCRIPTION));
    assertThat(price(Prices.of(Pricing.Kind.DYNAMIC)))
        .isEqualTo(new Price.Unknown(Price.Reason.DYNAMIC));
  }

  @Test
  void takes_only_its_own_word_for_free() {
    assertThat(price(Prices.of(Pricing.Kind.FREE))).isEqualTo(new Price.Free("USD"));
    assertThat(price(metered("input_cost", "0")))
        .isEqualTo(new Price.Metered("USD", rates("input_cost", "0")));
  }

  @Test
  void lists_the_price_of_the_day_and_no_conditional_one() {
    Pricing pricing =
        with(
            CHEAP,
            when(between("2026-11-22T00:00:00Z", null), "input_cost", "0.8"),
            when(between("2026-11-23T00:00:00Z", null), "input_cost", "0.7"),
            when(over(0), "input_cost", "5"),
            times(tier("batch"), "0.5"));

    assertThat(price(pricing))
        .isEqualTo(new Price.Metered("USD", rates("input_cost", "0.8", "output_cost", "2")));
  }

  @Test
  void counts_a_price_that_starts_later_as_unknown_until_then() {
    Pricing later = with(metered(), when(between("2026-12-01T00:00:00Z", null), "input_cost", "1"));

    assertThat(price(later)).isEqualTo(new Price.Unknown(Price.Reason.NO_RATE));
  }

  @Test
  void computes_the_standard_workload_exactly() {
    Pricing pricing = metered("input_cost", "0.1", "output_cost", "0.3", "request_cost", "0.0005");

    assertThat(StandardWorkload.cost(pricing, SampleRegistry.NOON))
        .contains(new BigDecimal("0.0011"));
  }

  @Test
  void applies_thresholds_that_the_standard_workload_reaches() {
    Pricing pricing = with(CHEAP, when(over(2_999), "input_cost", "2"));

    assertThat(StandardWorkload.cost(pricing, SampleRegistry.NOON))
        .contains(new BigDecimal("0.008"));
  }

  @Test
  void does_not_know_the_standard_cost_when_one_side_has_no_price() {
    assertThat(StandardWorkload.cost(metered("input_cost", "1"), SampleRegistry.NOON)).isEmpty();
    assertThat(StandardWorkload.cost(metered("output_cost", "1"), SampleRegistry.NOON)).isEmpty();
    assertThat(StandardWorkload.cost(null, SampleRegistry.NOON)).isEmpty();
  }

  @Test
  void names_the_cheapest_route() {
    route("one", DEAR);
    route("two", CHEAP);

    assertThat(cheapestInDollars()).contains("m--two");
  }

  @Test
  void never_lets_an_unknown_price_win() {
    route("one", DEAR);
    route("two", null);
    route("direct", Prices.of(Pricing.Kind.SUBSCRIPTION));

    assertThat(cheapestInDollars()).contains("m--one");
  }

  @Test
  void never_lets_a_price_win_that_lacks_a_side() {
    route("one", DEAR);
    route("two", metered("input_cost", "0.01"));

    assertThat(cheapestInDollars()).contains("m--one");
  }

  @Test
  void lets_a_free_route_win() {
    route("one", CHEAP);
    route("two", Prices.of(Pricing.Kind.FREE));

    assertThat(cheapestInDollars()).contains("m--two");
  }

  @Test
  void breaks_ties_by_priority_then_id() {
    route("one", 2, CHEAP);
    route("two", 1, CHEAP);
    assertThat(cheapestInDollars()).contains("m--two");

    route("two", 2, CHEAP);
    assertThat(cheapestInDollars()).contains("m--one");
  }

  @Test
  void never_compares_currencies() {
    route("one", DEAR);
    route("two", in("CNY", CHEAP));

    assertThat(cheapest()).containsOnlyKeys("CNY", "USD");
    assertThat(cheapestInDollars()).contains("m--one");
  }

  @Test
  void lets_only_usable_routes_win() {
    route("one", DEAR);
    route("old", CHEAP);
    sample.route(
        "m",
        "two",
        route -> {
          route.status = RouteStatus.MAINTENANCE;
          route.pricing = CHEAP;
        });

    assertThat(cheapestInDollars()).contains("m--one");
  }

  @Test
  void knows_no_cheapest_route_of_a_model_whose_last_day_is_past() {
    route("one", CHEAP);
    sample.model("acme", "m", model -> model.deprecationDate = LocalDate.parse("2026-11-22"));
    assertThat(cheapest()).isNotEmpty();

    sample.model("acme", "m", model -> model.deprecationDate = LocalDate.parse("2026-11-21"));
    assertThat(cheapest()).isEmpty();
  }

  @Test
  void lists_every_route_by_platform_whatever_its_status() {
    route("one", DEAR);
    sample.route(
        "m",
        "one",
        route -> {
          route.variant = Optional.of("eu");
          route.status = RouteStatus.INACTIVE;
          route.priority = 2;
        });

    assertThat(PriceTable.of(sample.build()).ofModel("m").get("one"))
        .extracting(row -> row.route().id())
        .containsExactly("m--one", "m--one--eu");
  }

  @Test
  void prices_a_direct_route_by_its_model() {
    sample.model("acme", "m", model -> model.pricing = CHEAP);
    route("direct", null);
    route("one", null);

    assertThat(PriceTable.of(sample.build()).row("m--direct").orElseThrow().price())
        .isEqualTo(new Price.Metered("USD", CHEAP.rates()));
    assertThat(PriceTable.of(sample.build()).row("m--one").orElseThrow().price())
        .isEqualTo(new Price.Unknown(Price.Reason.NOT_STATED));
  }
}
