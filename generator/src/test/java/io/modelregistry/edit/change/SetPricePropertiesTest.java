package io.modelregistry.edit.change;

import static io.modelregistry.edit.change.RegistryFiles.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every price and every change of it, in order or not. */
class SetPricePropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 15);
  private static final int DAYS = 14;
  private static final String PATH = "models/acme/one.json";

  /** A price as a file has it, its lawful overrides in any order. */
  @Provide
  Arbitrary<String> prices() {
    return Combinators.combine(rates(true), overrides().list().ofMaxSize(5))
        .as(
            (rates, overrides) ->
                "{"
                    + rates
                    + (overrides.isEmpty()
                        ? ""
                        : ", 'overrides': [" + String.join(", ", overrides) + "]")
                    + "}");
  }

  private static Arbitrary<String> rates(boolean base) {
    Arbitrary<String> price =
        Arbitraries.integers().between(1, 4).map(String::valueOf).injectNull(base ? 0 : 0.1);
    return Arbitraries.maps(
            Arbitraries.of("input_cost", "output_cost", "cache_read_cost"),
            price.map(String::valueOf))
        .ofMinSize(1)
        .map(
            rates ->
                rates.entrySet().stream()
                    .map(rate -> "'" + rate.getKey() + "': " + rate.getValue())
                    .collect(Collectors.joining(", ")));
  }

  private static Arbitrary<String> overrides() {
    Arbitrary<String> conditions =
        Combinators.combine(
                Arbitraries.integers().between(0, DAYS).injectNull(0.3),
                Arbitraries.integers().between(1, 5).injectNull(0.6),
                Arbitraries.of(
                    "",
                    "",
                    "",
                    "'input_tokens_over': 100",
                    "'service_tier': 'batch'",
                    "'region': 'eu'",
                    "'utc_time': {'start': '09:00', 'end': '17:00'}"))
            .as(
                (from, length, other) -> {
                  List<String> when = new ArrayList<>();
                  if (from != null) {
                    when.add("'from': '" + FIRST.plusDays(from) + "'");
                  }
                  if (length != null) {
                    int start = from == null ? 0 : from;
                    when.add("'until': '" + FIRST.plusDays(start + length) + "'");
                  }
                  if (!other.isEmpty()) {
                    when.add(other);
                  }
                  return String.join(", ", when.isEmpty() ? List.of("'region': 'us'") : when);
                });
    return Combinators.combine(conditions, rates(false))
        .as((when, rates) -> "{'when': {" + when + "}, " + rates + "}");
  }

  @Provide
  Arbitrary<SetPrice> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, DAYS),
            Arbitraries.integers().between(1, 4).injectNull(0.7),
            Arbitraries.of("", "", "batch"),
            Arbitraries.maps(
                    Arbitraries.of("input_cost", "output_cost").map(PriceTerms::unit),
                    Arbitraries.integers().between(1, 5).map(BigDecimal::valueOf).optional())
                .ofMinSize(1))
        .as(
            (from, length, tier, rates) ->
                change(
                    rates,
                    new PriceTerms(
                        Optional.of(start(FIRST.plusDays(from))),
                        Optional.ofNullable(length).map(n -> start(FIRST.plusDays(from + n))),
                        Optional.empty(),
                        tier.isEmpty() ? Optional.empty() : Optional.of(tier),
                        Optional.empty(),
                        start(TODAY)),
                    false));
  }

  private static SetPrice change(
      Map<Unit, Optional<BigDecimal>> rates, PriceTerms terms, boolean correct) {
    return new SetPrice(EntityKind.MODEL, "one", rates, terms, correct, Optional.empty());
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static RegistryFiles priced(String pricing) {
    return RegistryFiles.sample()
        .with(PATH, "{'name': 'One', 'pricing': " + pricing + ", 'status': 'active'}");
  }

  private static Pricing pricing(RegistryFiles files) {
    return Objects.requireNonNull(
        Objects.requireNonNull(files.entities().models().get("one")).pricing());
  }

  private static List<PriceContext> requests(LocalDate day) {
    PriceContext noon = PriceContext.atInstant(start(day).plusSeconds(43_200));
    return List.of(
        PriceContext.onDayOf(start(day)),
        noon,
        noon.withInputTokens(500),
        noon.withServiceTier("batch"),
        noon.withServiceTier("batch").withInputTokens(500),
        noon.withRegion("eu"));
  }

  @Property(tries = 150)
  void what_was_charged_before_the_day_stays_as_it_was(
      @ForAll("prices") String price, @ForAll("changes") SetPrice change) {
    RegistryFiles files = priced(price);
    Pricing before = pricing(files);
    Pricing after = pricing(files.after(change));
    LocalDate day = LocalDate.ofInstant(change.terms().from().orElseThrow(), ZoneOffset.UTC);
    for (LocalDate at = FIRST.minusDays(1); at.isBefore(day); at = at.plusDays(1)) {
      for (PriceContext request : requests(at)) {
        assertThat(EffectiveRates.of(after, request))
            .as("%s", request)
            .isEqualTo(EffectiveRates.of(before, request));
      }
    }
  }

  @Property(tries = 150)
  void on_the_day_it_costs_what_was_said(
      @ForAll("prices") String price, @ForAll("changes") SetPrice change) {
    Instant day = change.terms().from().orElseThrow();
    PriceContext request = PriceContext.onDayOf(day);
    if (change.terms().serviceTier().isPresent()) {
      request = request.withServiceTier("batch");
    }
    Map<Unit, BigDecimal> rates = EffectiveRates.of(pricing(priced(price).after(change)), request);
    change
        .rates()
        .forEach((unit, rate) -> assertThat(Optional.ofNullable(rates.get(unit))).isEqualTo(rate));
  }

  @Property(tries = 100)
  void no_other_override_is_lost_or_changed_and_none_is_added_twice(
      @ForAll("prices") String price, @ForAll("changes") SetPrice change) {
    RegistryFiles files = priced(price);
    RegistryFiles after = files.after(change);
    Map<String, Integer> left = tally(files);
    tally(after).forEach((entry, count) -> left.merge(entry, -count, Integer::sum));
    left.values().removeIf(count -> count == 0);

    assertThat(left.values().stream().filter(count -> count > 0).count())
        .as("only one with the same condition may become another: %s", left)
        .isLessThanOrEqualTo(1);
    assertThat(after.plan(change).plan().isEmpty()).isTrue();
  }

  @Property(tries = 100)
  void what_stood_in_order_stays_so(
      @ForAll("prices") String price, @ForAll("changes") SetPrice change) {
    RegistryFiles files = priced(price);
    if (!files.warnings().contains("override-order")) {
      assertThat(files.after(change).warnings()).doesNotContain("override-order");
    }
  }

  @Property(tries = 100)
  void a_correction_holds_today_and_touches_no_other_unit(
      @ForAll("prices") String price, @ForAll("changes") SetPrice change) {
    PriceTerms today =
        new PriceTerms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            start(TODAY));
    RegistryFiles files = priced(price);
    Pricing before = pricing(files);
    Pricing after = pricing(files.after(change(change.rates(), today, true)));
    Map<Unit, BigDecimal> rates = EffectiveRates.of(after, PriceContext.onDayOf(start(TODAY)));
    change
        .rates()
        .forEach((unit, rate) -> assertThat(Optional.ofNullable(rates.get(unit))).isEqualTo(rate));
    for (int i = -1; i <= DAYS; i++) {
      for (PriceContext request : requests(FIRST.plusDays(i))) {
        Map<Unit, BigDecimal> now = new TreeMap<>(EffectiveRates.of(after, request));
        Map<Unit, BigDecimal> then = new TreeMap<>(EffectiveRates.of(before, request));
        now.keySet().removeAll(change.rates().keySet());
        then.keySet().removeAll(change.rates().keySet());
        assertThat(now).isEqualTo(then);
      }
    }
  }

  /** How often each override stands there. */
  private static Map<String, Integer> tally(RegistryFiles files) {
    Map<String, Integer> tally = new TreeMap<>();
    for (JsonNode override :
        JsonMapper.shared().readTree(files.text(PATH)).path("pricing").path("overrides")) {
      tally.merge(override.toString(), 1, Integer::sum);
    }
    return tally;
  }
}
