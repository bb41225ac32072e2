package io.modelregistry.sync.genai;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.genai.Listed.list;
import static io.modelregistry.sync.genai.Listed.model;
import static io.modelregistry.sync.genai.Listed.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.finding.Finding;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.Imported;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds imported prices against the list's own rules, read off the list the slow way. */
class SchedulePropertiesTest {
  private static final Map<String, String> UNITS =
      Map.of(
          "input_mtok", "input_cost",
          "output_mtok", "output_cost",
          "cache_read_mtok", "cache_read_cost",
          "cache_audio_read_mtok", "cache_audio_read_cost");

  private static final List<Long> SIZES = List.of(0L, 1L, 100L, 101L, 200L, 201L, 300L, 301L);

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void cost_at_every_time_and_size_what_the_list_says(@ForAll("prices") String text) {
    JsonNode prices = JsonMapper.shared().readTree(text);
    Snapshot tree =
        GenaiPricesImport.of(EMPTY, list(provider("x", model("m", text))), CREATE)
            .plan()
            .over(EMPTY);
    Pricing pricing = Imported.pricing(Imported.valid(tree), "m--x");

    for (Instant at : instants()) {
      for (Long size : SIZES) {
        Map<String, BigDecimal> actual = new TreeMap<>();
        EffectiveRates.of(pricing, PriceContext.atInstant(at).withInputTokens(size))
            .forEach((Unit unit, BigDecimal rate) -> actual.put(unit.key(), rate));
        Map<String, BigDecimal> expected = rates(active(prices, at), size);
        if (pricing.kind() == Pricing.Kind.FREE) {
          assertThat(expected.values()).allMatch(rate -> rate.signum() == 0);
        } else {
          assertThat(actual).as("%s with %s tokens", at, size).isEqualTo(expected);
        }
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void stand_in_the_order_that_validation_asks_for(@ForAll("prices") String text) {
    Snapshot tree =
        GenaiPricesImport.of(EMPTY, list(provider("x", model("m", text))), CREATE)
            .plan()
            .over(EMPTY);

    assertThat(Imported.validation(tree).findings())
        .extracting(Finding::rule)
        .doesNotContain("override-order", "override-duplicate", "override-impossible");
  }

  /** Around every boundary that the generated lists have. */
  private static List<Instant> instants() {
    List<Instant> instants = new ArrayList<>();
    for (String day :
        List.of("2025-06-01", "2026-01-01", "2026-02-01", "2026-03-01", "2027-01-01")) {
      for (String time : List.of("00:00", "00:30", "03:30", "12:00", "16:30", "21:00")) {
        Instant boundary = Instant.parse(day + "T" + time + ":00Z");
        instants.add(boundary);
        instants.add(boundary.minusMillis(1));
      }
    }
    return instants;
  }

  /** The last prices whose time it is, else the first. */
  private static JsonNode active(JsonNode prices, Instant at) {
    if (prices.isObject()) {
      return prices;
    }
    for (int i = prices.size() - 1; i >= 0; i--) {
      JsonNode constraint = prices.path(i).path("constraint");
      if (constraint.isMissingNode() || holds(constraint, at)) {
        return prices.path(i).path("prices");
      }
    }
    return prices.path(0).path("prices");
  }

  private static boolean holds(JsonNode constraint, Instant at) {
    if (constraint.has("start_date")) {
      LocalDate day = LocalDate.parse(constraint.path("start_date").stringValue());
      return !at.atOffset(ZoneOffset.UTC).toLocalDate().isBefore(day);
    }
    long now = at.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay();
    long start = nanos(constraint.path("start_time").stringValue());
    long end = nanos(constraint.path("end_time").stringValue());
    return end < start ? now >= start || now < end : now >= start && now < end;
  }

  private static long nanos(String time) {
    return OffsetTime.parse(time).withOffsetSameInstant(ZoneOffset.UTC).toLocalTime().toNanoOfDay();
  }

  private static Map<String, BigDecimal> rates(JsonNode prices, long tokens) {
    Map<String, BigDecimal> rates = new TreeMap<>();
    prices
        .properties()
        .forEach(
            price -> {
              JsonNode value = price.getValue();
              JsonNode rate = value.isObject() ? value.path("base") : value;
              long highest = -1;
              for (JsonNode tier : value.path("tiers")) {
                long start = tier.path("start").longValue();
                if (tokens > start && start >= highest) {
                  highest = start;
                  rate = tier.path("price");
                }
              }
              rates.put(Objects.requireNonNull(UNITS.get(price.getKey())), rate.decimalValue());
            });
    return rates;
  }

  @Provide
  Arbitrary<String> prices() {
    Arbitrary<String> set =
        Arbitraries.maps(Arbitraries.of(UNITS.keySet().stream().sorted().toList()), price())
            .map(SchedulePropertiesTest::object);
    Arbitrary<String> entry =
        Combinators.combine(constraint(), set)
            .as((constraint, prices) -> "{" + constraint + "\"prices\": " + prices + "}");
    return Arbitraries.frequencyOf(
        Tuple.of(1, set),
        Tuple.of(
            5,
            entry.list().ofMinSize(1).ofMaxSize(5).map(all -> "[" + String.join(",", all) + "]")));
  }

  private static String object(Map<String, String> fields) {
    List<String> texts = new ArrayList<>();
    new TreeMap<>(fields).forEach((key, value) -> texts.add("\"" + key + "\": " + value));
    return "{" + String.join(", ", texts) + "}";
  }

  private static Arbitrary<String> price() {
    Arbitrary<Integer> rate = Arbitraries.integers().between(0, 4);
    Arbitrary<String> tier =
        Combinators.combine(Arbitraries.of(0, 100, 200, 300), rate)
            .as((start, price) -> "{\"start\": %d, \"price\": %d}".formatted(start, price));
    Arbitrary<String> tiered =
        Combinators.combine(rate, tier.list().ofMaxSize(3))
            .as(
                (base, tiers) ->
                    "{\"base\": %d, \"tiers\": [%s]}".formatted(base, String.join(",", tiers)));
    return Arbitraries.oneOf(rate.map(String::valueOf), tiered);
  }

  private static Arbitrary<String> constraint() {
    Arbitrary<String> day =
        Arbitraries.of("2026-01-01", "2026-02-01", "2026-03-01")
            .map("\"constraint\": {\"start_date\": \"%s\"}, "::formatted);
    Arbitrary<String> time =
        Arbitraries.of(
            "00:00:00Z", "00:30:00Z", "16:30:00Z", "23:00:00+02:00", "22:00:00-05:30", "12:00:00Z");
    Arbitrary<String> hours =
        Combinators.combine(time, time)
            .as("\"constraint\": {\"start_time\": \"%s\", \"end_time\": \"%s\"}, "::formatted);
    return Arbitraries.oneOf(Arbitraries.just(""), day, hours);
  }
}
