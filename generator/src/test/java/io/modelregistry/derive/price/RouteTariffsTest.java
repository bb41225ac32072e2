package io.modelregistry.derive.price;

import static io.modelregistry.registry.Prices.atLeast;
import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.hours;
import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick way to charge many routes, held against the way that bills one. */
class RouteTariffsTest {
  private static final List<Pricing> PRICINGS =
      List.of(
          metered("input_cost", "1.25", "output_cost", "10"),
          metered("input_cost", "0.000000001", "output_cost", "0"),
          metered("input_cost", "0.0000000001", "output_cost", "3"),
          metered("input_cost", "1000", "output_cost", "1000.5"),
          metered("input_cost", "900000000", "output_cost", "1"),
          metered("input_cost", "1", "output_cost", "2", "request_cost", "0.005"),
          metered("request_cost", "5000"),
          metered("input_cost", "1"),
          metered("output_cost", "1"),
          metered("web_search_cost", "1"),
          metered(),
          with(
              metered("input_cost", "1", "output_cost", "1"),
              when(over(200_000), "input_cost", "2", "output_cost", "3"),
              when(atLeast(500_000), "input_cost", "4")),
          with(metered(), when(atLeast(0), "input_cost", "1", "output_cost", "1")),
          with(
              metered("input_cost", "3", "output_cost", "3"),
              when(between("2026-11-22T00:00:00Z", null), "input_cost", "7"),
              times(hours("11:00", "13:00"), "0.5"),
              times(tier("batch"), "0.1")),
          in("EUR", metered("input_cost", "1", "output_cost", "1")),
          Prices.of(Pricing.Kind.FREE),
          Prices.of(Pricing.Kind.SUBSCRIPTION),
          Prices.of(Pricing.Kind.DYNAMIC));

  private static final List<Workload> WORKLOADS =
      List.of(
          Workload.STANDARD,
          new Workload(0, 0),
          new Workload(1, 0),
          new Workload(0, 1),
          new Workload(200_000, 7),
          new Workload(200_001, 7),
          new Workload(499_999, 1),
          new Workload(500_000, 1),
          new Workload(123_456_789_012L, 98_765),
          new Workload(Workload.MAX_TOKENS, Workload.MAX_TOKENS));

  private static Registry registry() {
    SampleRegistry sample = new SampleRegistry().provider("acme").platform("hub").platform("mall");
    for (int i = 0; i < PRICINGS.size(); i++) {
      Pricing pricing = PRICINGS.get(i);
      String model = String.format("m%02d", i);
      sample
          .model("acme", model)
          .route(model, "hub", route -> route.pricing = pricing)
          .route(model, "mall", route -> {});
    }
    return sample.build();
  }

  @Test
  void charges_what_a_bill_would_say() {
    Registry registry = registry();
    for (boolean hourly : new boolean[] {false, true}) {
      RouteTariffs tariffs = RouteTariffs.of(registry, hourly);
      PriceContext context = new PriceContext(registry.asOf(), hourly, null, null, null);
      for (Workload workload : WORKLOADS) {
        Charges charges = tariffs.charges(workload);
        for (int i = 0; i < PRICINGS.size(); i++) {
          Charge bill =
              WorkloadCharge.of(
                  Costing.of(PRICINGS.get(i), WorkloadCharge.usage(workload), context));

          assertThat(charges.at(2 * i)).as("%s at %s", workload, PRICINGS.get(i)).isEqualTo(bill);
          assertThat(charges.isKnown(2 * i)).isEqualTo(bill instanceof Charge.Known);
          assertThat(charges.isIn(2 * i, "EUR"))
              .isEqualTo(bill instanceof Charge.Known known && known.currency().equals("EUR"));
        }
        assertThat(charges.at(1)).isEqualTo(new Charge.Unknown("not_stated", "no price is stated"));
      }
    }
  }

  @Test
  void compares_as_the_bills_compare() {
    RouteTariffs tariffs = RouteTariffs.of(registry(), false);
    for (Workload workload : WORKLOADS) {
      Charges charges = tariffs.charges(workload);
      List<Integer> known = new ArrayList<>();
      for (int place = 0; place < 2 * PRICINGS.size(); place++) {
        if (charges.isIn(place, "USD")) {
          known.add(place);
        }
      }
      for (int one : known) {
        for (int other : known) {
          assertThat(Integer.signum(charges.compare(one, other)))
              .isEqualTo(
                  Integer.signum(total(charges.at(one)).compareTo(total(charges.at(other)))));
        }
      }
    }
  }

  private static BigDecimal total(Charge charge) {
    return ((Charge.Known) charge).total();
  }

  @Test
  void tells_the_rate_of_the_day() {
    RouteTariffs daily = RouteTariffs.of(registry(), false);
    RouteTariffs hourly = RouteTariffs.of(registry(), true);
    int dated = 2 * 13;

    assertThat(daily.rate(dated, Units.INPUT, "USD").orElseThrow()).isEqualByComparingTo("7");
    assertThat(hourly.rate(dated, Units.INPUT, "USD").orElseThrow()).isEqualByComparingTo("3.5");
    assertThat(daily.rate(dated, Units.INPUT, "EUR")).isEmpty();
    assertThat(daily.rate(2 * 15, Units.OUTPUT, "USD").orElseThrow()).isZero();
    assertThat(daily.rate(2 * 7, Units.OUTPUT, "USD")).isEmpty();
    assertThat(daily.rate(1, Units.INPUT, "USD")).isEmpty();
    assertThat(hourly.areHourly()).isTrue();
  }
}
