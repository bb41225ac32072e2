package io.modelregistry.sync.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.price.EffectiveRates;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.validate.PricingReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PriceChangePropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final Conventions LIST =
      Conventions.of("https://lists.example.com/", Trait.STATES_SIZES);

  private static Pricing read(ObjectNode node) {
    return PricingReader.alone(node, "USD").orElseThrow();
  }

  private static Map<Unit, BigDecimal> rates(
      ObjectNode price, LocalDate day, long size, @Nullable String tier) {
    return EffectiveRates.of(
        read(price),
        new PriceContext(day.atStartOfDay(ZoneOffset.UTC).toInstant(), true, size, tier, null));
  }

  /** A price that a list quotes again and again, on later and later days. */
  @Property(tries = 60)
  void the_past_stays_and_the_present_is_what_the_list_says(
      @ForAll("quotes") List<ObjectNode> quotes, @ForAll("steps") List<Integer> steps) {
    ObjectNode price = quotes.get(0);
    LocalDate day = FIRST;
    for (int i = 1; i < quotes.size(); i++) {
      day = day.plusDays(steps.get(i % steps.size()));
      ObjectNode quote = quotes.get(i);
      PriceDraft draft = new PriceDraft("USD", LIST, day);
      ObjectNode changed = draft.change(price, quote, true).orElseThrow();
      pastIsTheSame(price, changed, day);
      presentIsQuoted(changed, quote, day);
      presentIsQuoted(changed, quote, day.plusDays(500));
      isInOrder(changed);
      assertThat(draft.change(changed, quote, true)).contains(changed);
      assertThat(new PriceDraft("USD", LIST, day.plusDays(1)).change(changed, quote, true))
          .contains(changed);
      price = changed;
    }
  }

  private static void pastIsTheSame(ObjectNode before, ObjectNode after, LocalDate day) {
    for (LocalDate then = FIRST.minusDays(1); then.isBefore(day); then = then.plusDays(1)) {
      for (long size : new long[] {0, 99, 101, 199, 201}) {
        for (String tier : new String[] {"", "batch"}) {
          Map<Unit, BigDecimal> was = rates(before, then, size, tier.isEmpty() ? null : tier);
          Map<Unit, BigDecimal> is = rates(after, then, size, tier.isEmpty() ? null : tier);
          boolean filledIn = !read(before).rates().keySet().equals(read(after).rates().keySet());
          boolean known = read(before).overrides().size() == read(after).overrides().size();
          if (filledIn || (!known && isUndatedNew(before, after))) {
            continue;
          }
          assertThat(is).as("%s, %s tokens, tier '%s'", then, size, tier).isEqualTo(was);
        }
      }
    }
  }

  /** Whether something was learnt that nobody had named before, so that it has no date. */
  private static boolean isUndatedNew(ObjectNode before, ObjectNode after) {
    for (JsonNode override : after.path("overrides")) {
      JsonNode when = override.path("when");
      boolean known = false;
      for (JsonNode old : before.path("overrides")) {
        known |= old.equals(override);
      }
      if (!known && !when.has("from") && !when.has("until")) {
        return true;
      }
    }
    return false;
  }

  private static void presentIsQuoted(ObjectNode price, ObjectNode quote, LocalDate day) {
    for (long size : new long[] {0, 99, 101, 199, 201}) {
      assertThat(
              read(quote).rates().keySet().stream()
                  .filter(
                      unit ->
                          !Rates.agree(
                              rates(price, day, size, null), rates(quote, day, size, null), unit)))
          .as("%s of %s on %s at %s tokens", quote, price, day, size)
          .isEmpty();
      for (JsonNode override : quote.path("overrides")) {
        if (override.path("when").has("service_tier")) {
          assertThat(rates(price, day, size, "batch").get(Units.INPUT))
              .isEqualByComparingTo(rates(quote, day, size, "batch").get(Units.INPUT));
        }
      }
    }
  }

  private static void isInOrder(ObjectNode price) {
    List<Integer> places = new ArrayList<>();
    price.path("overrides").forEach(override -> places.add(OverrideNodes.place(override)));
    assertThat(places).isSorted();
  }

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 3).list().ofSize(3);
  }

  @Provide
  Arbitrary<List<ObjectNode>> quotes() {
    Arbitrary<Integer> cost = Arbitraries.integers().between(1, 3);
    Arbitrary<Integer> maybe = Arbitraries.integers().between(0, 3);
    return Combinators.combine(cost, cost, maybe, maybe, maybe, maybe)
        .as(PriceChangePropertiesTest::quote)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6);
  }

  private static ObjectNode quote(
      int input, int output, int cached, int small, int large, int batch) {
    ObjectNode quote = Json.NODES.objectNode();
    quote.put("input_cost", (long) input).put("output_cost", (long) output);
    if (cached > 0) {
      quote.put("cache_read_cost", (long) cached);
    }
    ArrayNode overrides = Json.NODES.arrayNode();
    add(overrides, "input_tokens_over", 100L, small);
    add(overrides, "input_tokens_from", 200L, large);
    if (batch > 0) {
      ObjectNode override = overrides.addObject();
      override.putObject("when").put("service_tier", "batch");
      override.put("input_cost", (long) batch);
    }
    if (!overrides.isEmpty()) {
      quote.set("overrides", overrides);
    }
    return quote;
  }

  private static void add(ArrayNode overrides, String name, long size, int input) {
    if (input > 0) {
      ObjectNode override = overrides.addObject();
      override.putObject("when").put(name, size);
      override.put("input_cost", (long) input);
    }
  }
}
