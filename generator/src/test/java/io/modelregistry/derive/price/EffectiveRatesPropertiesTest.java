package io.modelregistry.derive.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EffectiveRatesPropertiesTest {
  private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");
  private static final long WEEK_MINUTES = 7 * 24 * 60;

  @Property
  void leave_the_base_prices_alone_where_no_override_applies(
      @ForAll("pricings") Pricing pricing, @ForAll("contexts") PriceContext context) {
    List<PriceOverride> idle =
        pricing.overrides().stream()
            .filter(override -> !EffectiveRates.applies(override.when(), context))
            .toList();

    assertThat(EffectiveRates.of(withOverrides(pricing, idle), context))
        .usingRecursiveComparison()
        .isEqualTo(EffectiveRates.of(withOverrides(pricing, List.of()), context));
  }

  @Property
  void do_not_change_when_overrides_that_do_not_apply_are_left_out(
      @ForAll("pricings") Pricing pricing, @ForAll("contexts") PriceContext context) {
    List<PriceOverride> applying =
        pricing.overrides().stream()
            .filter(override -> EffectiveRates.applies(override.when(), context))
            .toList();

    assertThat(EffectiveRates.of(withOverrides(pricing, applying), context))
        .isEqualTo(EffectiveRates.of(pricing, context));
  }

  @Property
  void do_not_depend_on_where_a_multiplier_stands(
      @ForAll("pricings") Pricing pricing,
      @ForAll("contexts") PriceContext context,
      @ForAll @IntRange(min = 0, max = 5) int place) {
    PriceOverride half =
        new PriceOverride(
            new Condition(Instant.EPOCH, null, null, null, null, null, null),
            Map.of(),
            new BigDecimal("0.5"));
    List<PriceOverride> inside = new ArrayList<>(pricing.overrides());
    inside.add(Math.min(place, inside.size()), half);
    List<PriceOverride> last = new ArrayList<>(pricing.overrides());
    last.add(half);

    assertThat(EffectiveRates.of(withOverrides(pricing, inside), context))
        .isEqualTo(EffectiveRates.of(withOverrides(pricing, last), context));
  }

  @Property
  void give_each_unit_what_the_last_word_on_it_said_times_all_multipliers(
      @ForAll("pricings") Pricing pricing, @ForAll("contexts") PriceContext context) {
    List<PriceOverride> applying =
        pricing.overrides().stream()
            .filter(override -> EffectiveRates.applies(override.when(), context))
            .toList();
    BigDecimal factor =
        applying.stream()
            .map(override -> Optional.ofNullable(override.multiplier()).orElse(BigDecimal.ONE))
            .reduce(BigDecimal.ONE, BigDecimal::multiply);
    Map<Unit, BigDecimal> actual = EffectiveRates.of(pricing, context);

    for (Unit unit : Units.all()) {
      Optional<BigDecimal> lastWord = Optional.ofNullable(pricing.rate(unit));
      for (PriceOverride override : applying) {
        lastWord = override.rates().getOrDefault(unit, lastWord);
      }
      BigDecimal expected =
          lastWord.map(rate -> unit.countsTokens() ? rate.multiply(factor) : rate).orElse(null);
      if (expected == null) {
        assertThat(actual).doesNotContainKey(unit);
      } else {
        assertThat(actual.get(unit)).isEqualByComparingTo(expected);
      }
    }
  }

  @Property
  void never_have_an_exponent_or_zeros_at_the_end(
      @ForAll("pricings") Pricing pricing, @ForAll("contexts") PriceContext context) {
    assertThat(EffectiveRates.of(pricing, context).values())
        .allSatisfy(
            rate -> {
              assertThat(rate.scale()).isNotNegative();
              assertThat(rate.toPlainString()).matches("\\d+(\\.\\d*[1-9])?");
            });
  }

  /** Counts the minutes of a week one by one, the slow and obvious way. */
  @Property(tries = 200)
  void put_special_hours_where_a_clock_that_is_wound_on_puts_them(
      @ForAll("hours") Condition.Hours hours,
      @ForAll @IntRange(max = (int) WEEK_MINUTES - 1) int minute) {
    int start = hours.start().toSecondOfDay() / 60;
    int length = Math.floorMod(hours.end().toSecondOfDay() / 60 - start - 1, 24 * 60) + 1;
    Set<Long> covered = new HashSet<>();
    for (int day = 0; day < 7; day++) {
      if (hours.days().isEmpty() || hours.days().contains(DayOfWeek.of(day + 1))) {
        for (int i = 0; i < length; i++) {
          covered.add((day * 24L * 60 + start + i) % WEEK_MINUTES);
        }
      }
    }
    Condition when = new Condition(null, null, null, null, hours, null, null);

    assertThat(
            EffectiveRates.applies(when, PriceContext.atInstant(START.plusSeconds(60L * minute))))
        .isEqualTo(covered.contains((long) minute));
  }

  @Provide
  Arbitrary<Pricing> pricings() {
    return Combinators.combine(rates(), overrides().list().ofMaxSize(5))
        .as(
            (rates, overrides) -> {
              Map<Unit, BigDecimal> known = new TreeMap<>();
              rates.forEach((unit, rate) -> rate.ifPresent(value -> known.put(unit, value)));
              return new Pricing(Pricing.Kind.METERED, "USD", known, overrides);
            });
  }

  @Provide
  Arbitrary<PriceContext> contexts() {
    return Combinators.combine(
            instants(),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(0, 3).injectNull(0.3),
            Arbitraries.of("batch", "flex").injectNull(0.4),
            Arbitraries.of("eu", "us").injectNull(0.4))
        .as(PriceContext::new);
  }

  @Provide
  Arbitrary<Condition.Hours> hours() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 24 * 60 - 1).map(i -> LocalTime.ofSecondOfDay(i * 60L));
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class)
            .set()
            .ofMaxSize(7)
            .map(set -> set.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(set));
    return Combinators.combine(times, times, days).as(Condition.Hours::new);
  }

  private Arbitrary<PriceOverride> overrides() {
    Arbitrary<BigDecimal> multipliers =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, BigDecimal.TEN)
            .ofScale(2)
            .injectNull(0.5);
    return Combinators.combine(conditions(), rates(), multipliers).as(PriceOverride::new);
  }

  private Arbitrary<Condition> conditions() {
    return Combinators.combine(
            instants().injectNull(0.5),
            instants().injectNull(0.5),
            Arbitraries.longs().between(0, 3).injectNull(0.7),
            Arbitraries.longs().between(0, 3).injectNull(0.7),
            hours().injectNull(0.7),
            Arbitraries.of("batch", "flex").injectNull(0.7),
            Arbitraries.of("eu", "us").injectNull(0.7))
        .as(Condition::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(0, WEEK_MINUTES)
        .map(minutes -> START.plusSeconds(60 * minutes));
  }

  private static Arbitrary<Map<Unit, Optional<BigDecimal>>> rates() {
    return Arbitraries.maps(
            Arbitraries.of(
                    "input_cost",
                    "output_cost",
                    "cache_read_cost",
                    "input_audio_cost",
                    "request_cost",
                    "web_search_cost")
                .map(Units::require),
            Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
                .ofScale(4)
                .optional())
        .ofMaxSize(4);
  }

  private static Pricing withOverrides(Pricing pricing, List<PriceOverride> overrides) {
    return new Pricing(pricing.kind(), pricing.currency(), pricing.rates(), overrides);
  }
}
