package io.modelregistry.derive.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.Prices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/**
 * Usage is generated from the bottom: so many things of which this unit is the most specific. Its
 * inclusive counts follow, and what each thing costs can be looked up one by one.
 */
class CostingPropertiesTest {
  private static final PriceContext CONTEXT = PriceContext.atInstant(Instant.EPOCH);
  private static final Unit REQUEST = Units.require("request_cost");
  private static final List<Unit> UNITS =
      Units.all().stream().filter(unit -> !unit.equals(REQUEST)).toList();

  private static Usage usage(Map<Unit, Long> things, long requests) {
    Usage.Counter counter = new Usage.Counter().set(REQUEST, requests);
    for (Unit unit : UNITS) {
      counter.set(
          unit,
          things.entrySet().stream()
              .filter(thing -> isPartOf(thing.getKey(), unit))
              .mapToLong(Map.Entry::getValue)
              .sum());
    }
    return counter.usage();
  }

  private static boolean isPartOf(Unit part, Unit whole) {
    return part.equals(whole)
        || part.parents().stream().anyMatch(parent -> isPartOf(Units.require(parent), whole));
  }

  private static Cost cost(Map<Unit, BigDecimal> rates, Usage usage) {
    Pricing pricing = new Pricing(Pricing.Kind.METERED, "USD", rates, List.of());
    CostAnswer answer = Costing.of(pricing, usage, CONTEXT);
    assertThat(answer).isInstanceOf(CostAnswer.Priced.class);
    return ((CostAnswer.Priced) answer).cost();
  }

  @Property
  void finds_the_things_again_that_were_counted(@ForAll("things") Map<Unit, Long> things) {
    assertThat(usage(things, 0).parts()).isEqualTo(things);
  }

  @Property
  void costs_what_its_things_cost_one_by_one(
      @ForAll("rates") Map<Unit, BigDecimal> rates, @ForAll("things") Map<Unit, Long> things) {
    BigDecimal expected = BigDecimal.ZERO;
    for (Map.Entry<Unit, Long> thing : things.entrySet()) {
      BigDecimal one = nearest(List.of(thing.getKey()), rates).orElse(BigDecimal.ZERO);
      expected =
          expected.add(
              one.multiply(BigDecimal.valueOf(thing.getValue()))
                  .divide(BigDecimal.valueOf(thing.getKey().per())));
    }

    assertThat(cost(rates, usage(things, 0)).total()).isEqualByComparingTo(expected);
  }

  /** Level by level upwards; the first of a level that has a price. */
  private static Optional<BigDecimal> nearest(List<Unit> level, Map<Unit, BigDecimal> rates) {
    if (level.isEmpty()) {
      return Optional.empty();
    }
    return level.stream()
        .filter(rates::containsKey)
        .findFirst()
        .map(rates::get)
        .or(
            () ->
                nearest(
                    level.stream()
                        .flatMap(unit -> unit.parents().stream())
                        .map(Units::require)
                        .toList(),
                    rates));
  }

  @Property
  void is_the_sum_of_its_lines_and_never_negative(
      @ForAll("rates") Map<Unit, BigDecimal> rates, @ForAll("things") Map<Unit, Long> things) {
    Cost cost = cost(rates, usage(things, 1));
    BigDecimal input = BigDecimal.ZERO;
    BigDecimal output = BigDecimal.ZERO;
    BigDecimal neither = BigDecimal.ZERO;
    for (Cost.Line line : cost.lines()) {
      assertThat(line.amount()).isNotNegative();
      assertThat(line.quantity()).isPositive();
      Optional<Unit.Direction> side = line.unit().direction();
      if (side.isEmpty()) {
        neither = neither.add(line.amount());
      } else if (side.orElseThrow() == Unit.Direction.INPUT) {
        input = input.add(line.amount());
      } else {
        output = output.add(line.amount());
      }
    }

    assertThat(cost.input()).isEqualByComparingTo(input);
    assertThat(cost.output()).isEqualByComparingTo(output);
    assertThat(cost.total()).isEqualByComparingTo(input.add(output).add(neither));
    assertThat(cost.currency()).isEqualTo("USD");
  }

  @Property
  void never_falls_when_more_is_used(
      @ForAll("rates") Map<Unit, BigDecimal> rates,
      @ForAll("things") Map<Unit, Long> things,
      @ForAll("units") Unit unit,
      @ForAll @LongRange(min = 1, max = 1_000_000) long more) {
    Map<Unit, Long> greater = new TreeMap<>(things);
    greater.merge(unit, more, Long::sum);

    assertThat(cost(rates, usage(greater, 1)).total())
        .isGreaterThanOrEqualTo(cost(rates, usage(things, 1)).total());
  }

  @Property
  void of_two_requests_together_is_what_they_cost_apart(
      @ForAll("rates") Map<Unit, BigDecimal> rates,
      @ForAll("things") Map<Unit, Long> one,
      @ForAll("things") Map<Unit, Long> other) {
    Map<Unit, Long> both = new TreeMap<>(one);
    other.forEach((unit, count) -> both.merge(unit, count, Long::sum));

    assertThat(cost(rates, usage(both, 2)).total())
        .isEqualByComparingTo(
            cost(rates, usage(one, 1)).total().add(cost(rates, usage(other, 1)).total()));
  }

  @Property
  void is_the_same_by_a_tariff_that_is_kept(
      @ForAll("rates") Map<Unit, BigDecimal> base,
      @ForAll("rates") Map<Unit, BigDecimal> above,
      @ForAll("things") Map<Unit, Long> things,
      @ForAll @LongRange(max = 3_000_000) long threshold) {
    Pricing pricing =
        Prices.with(
            new Pricing(Pricing.Kind.METERED, "USD", base, List.of()),
            new PriceOverride(Prices.over(threshold), optional(above), new BigDecimal("0.5")));
    Usage usage = usage(things, 1);
    Tariff tariff = new Tariff(pricing);

    assertThat(tariff.cost(usage, CONTEXT)).isEqualTo(Costing.of(pricing, usage, CONTEXT));
    assertThat(tariff.cost(usage, CONTEXT)).isEqualTo(tariff.cost(usage, CONTEXT));
  }

  private static Map<Unit, Optional<BigDecimal>> optional(Map<Unit, BigDecimal> rates) {
    Map<Unit, Optional<BigDecimal>> optional = new TreeMap<>();
    rates.forEach((unit, rate) -> optional.put(unit, Optional.of(rate)));
    return optional;
  }

  @Provide
  Arbitrary<Unit> units() {
    return Arbitraries.of(UNITS);
  }

  @Provide
  Arbitrary<Map<Unit, Long>> things() {
    return Arbitraries.maps(units(), Arbitraries.longs().between(1, 1_000_000))
        .ofMaxSize(8)
        .map(TreeMap::new);
  }

  @Provide
  Arbitrary<Map<Unit, BigDecimal>> rates() {
    return Arbitraries.maps(
            Arbitraries.of(Units.all()),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(1000)).ofScale(6))
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(TreeMap::new);
  }
}
