package io.modelregistry.derive.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.SampleRegistry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PriceTablePropertiesTest {
  @Property(tries = 300)
  void nothing_usable_in_the_same_currency_is_cheaper_than_the_cheapest(
      @ForAll("offers") List<Offer> offers) {
    PriceTable table = table(offers);

    table
        .cheapest("m")
        .forEach(
            (currency, winner) -> {
              BigDecimal cost = winner.standardCost().orElseThrow();
              assertThat(winner.usable()).isTrue();
              for (PriceRow row : table.rows()) {
                if (row.usable() && currency.equals(currency(row))) {
                  row.standardCost()
                      .ifPresent(other -> assertThat(other).isGreaterThanOrEqualTo(cost));
                }
              }
            });
  }

  @Property(tries = 300)
  void there_is_a_cheapest_exactly_where_a_usable_cost_is_known(
      @ForAll("offers") List<Offer> offers) {
    PriceTable table = table(offers);

    assertThat(table.cheapest("m").keySet())
        .containsExactlyInAnyOrderElementsOf(
            table.rows().stream()
                .filter(row -> row.usable() && row.standardCost().isPresent())
                .map(PriceTablePropertiesTest::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
  }

  @Property(tries = 300)
  void an_unknown_price_has_no_cost_and_a_free_one_costs_nothing(
      @ForAll("offers") List<Offer> offers) {
    for (PriceRow row : table(offers).rows()) {
      if (row.price() instanceof Price.Unknown) {
        assertThat(row.standardCost()).isEmpty();
      }
      if (row.price() instanceof Price.Free) {
        assertThat(row.standardCost()).contains(BigDecimal.ZERO);
      }
    }
  }

  private static @Nullable String currency(PriceRow row) {
    Pricing pricing = row.route().pricing();
    return pricing == null ? null : pricing.currency();
  }

  private static PriceTable table(List<Offer> offers) {
    SampleRegistry sample = new SampleRegistry().provider("acme").model("acme", "m");
    for (int i = 0; i < offers.size(); i++) {
      Offer offer = offers.get(i);
      String platform = "p" + i;
      sample
          .platform(platform)
          .route(
              "m",
              platform,
              route -> {
                route.priority = offer.priority;
                route.status = offer.status;
                route.pricing = offer.pricing;
              });
    }
    return PriceTable.of(sample.build());
  }

  @Provide
  Arbitrary<List<Offer>> offers() {
    Arbitrary<Map<String, BigDecimal>> rates =
        Arbitraries.maps(
            Arbitraries.of("input_cost", "output_cost", "request_cost"),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN).ofScale(2));
    Arbitrary<Pricing> pricings =
        Combinators.combine(Arbitraries.of(Pricing.Kind.class), Arbitraries.of("USD", "EUR"), rates)
            .as(PriceTablePropertiesTest::pricing)
            .injectNull(0.2);
    return Combinators.combine(
            Arbitraries.integers().between(1, 3), Arbitraries.of(RouteStatus.class), pricings)
        .as(Offer::new)
        .list()
        .ofMaxSize(8);
  }

  private static Pricing pricing(
      Pricing.Kind kind, String currency, Map<String, BigDecimal> rates) {
    String[] keysAndRates =
        rates.entrySet().stream()
            .flatMap(rate -> List.of(rate.getKey(), rate.getValue().toPlainString()).stream())
            .toArray(String[]::new);
    return new Pricing(kind, currency, Prices.rates(keysAndRates), List.of());
  }

  record Offer(int priority, RouteStatus status, @Nullable Pricing pricing) {}
}
