package io.modelregistry.derive.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.SampleRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds of every registry and every question. */
class QuestionPropertiesTest {
  private static final List<String> KEYS = List.of("vision", "tools", "json");

  /** One route; its model and platform follow from its place. */
  record Facts(
      RouteStatus status,
      int priority,
      Pricing pricing,
      Limits limits,
      Map<String, Boolean> capabilities) {}

  /** A question about a request with capabilities. */
  record Ask(Wanted wanted, Request request) {}

  private static RouteIndex index(List<Facts> facts) {
    return Shop.index(sample(facts, new Random(0)).build());
  }

  /** Routes 0 to 3 are of model m0, the next of m1, and so on; m2 is deprecated. */
  private static SampleRegistry sample(List<Facts> facts, Random order) {
    SampleRegistry sample = new SampleRegistry().provider("acme");
    KEYS.forEach(sample::capability);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      places.add(i);
    }
    Collections.shuffle(places, order);
    for (int place : places) {
      String model = "m" + place / 4;
      String platform = "p" + place % 4;
      Facts route = facts.get(place);
      sample
          .platform(platform, place % 4 == 3 ? Lifecycle.DEPRECATED : Lifecycle.ACTIVE)
          .model(
              "acme",
              model,
              each -> each.status = model.equals("m2") ? Lifecycle.DEPRECATED : Lifecycle.ACTIVE)
          .route(
              model,
              platform,
              each -> {
                each.status = route.status();
                each.priority = route.priority();
                each.pricing = route.pricing();
                each.limits = route.limits();
                each.capabilities = route.capabilities();
              });
    }
    return sample;
  }

  private static Cheapest.Answer cheapest(RouteIndex index, Ask ask) {
    return Cheapest.answer(
        index,
        new Cheapest.Question(
            ask.wanted(),
            Optional.empty(),
            Scope.EVERYTHING,
            ask.request(),
            Shop.USD,
            Listing.ALL));
  }

  private static Find.Answer find(RouteIndex index, Ask ask) {
    return Find.answer(
        index,
        new Find.Question(ask.wanted(), Scope.EVERYTHING, ask.request(), Shop.USD, Listing.ALL));
  }

  @Property(tries = 150)
  void every_route_is_ranked_or_left_out_with_a_reason_and_never_both(
      @ForAll("registries") List<Facts> facts, @ForAll("asks") Ask ask) {
    RouteIndex index = index(facts);
    Cheapest.Answer answer = cheapest(index, ask);

    assertThat(
            Stream.concat(
                answer.routes().stream().map(offer -> offer.route().id()),
                answer.leftOut().entries().stream().map(out -> out.route().orElseThrow().id())))
        .containsExactlyInAnyOrderElementsOf(
            index.registry().routes().stream().map(EffectiveRoute::id).toList());
    assertThat(answer.total()).isEqualTo(answer.routes().size());
    assertThat(answer.leftOut().total()).isEqualTo(answer.leftOut().entries().size());
    assertThat(answer.leftOut().entries())
        .allSatisfy(entry -> assertThat(entry.message()).isNotBlank());
  }

  @Property(tries = 150)
  void every_model_is_ranked_or_left_out_with_a_reason_and_never_both(
      @ForAll("registries") List<Facts> facts, @ForAll("asks") Ask ask) {
    RouteIndex index = index(facts);
    Find.Answer answer = find(index, ask);

    assertThat(
            Stream.concat(
                answer.models().stream().map(candidate -> candidate.model().id()),
                answer.leftOut().entries().stream().map(out -> out.model().orElseThrow().id())))
        .containsExactlyInAnyOrderElementsOf(
            index.registry().models().stream().map(Model::id).toList());
  }

  /** A second opinion that goes route by route, as a person would. */
  @Property(tries = 150)
  void the_cheapest_is_what_looking_at_each_route_in_turn_finds(
      @ForAll("registries") List<Facts> facts, @ForAll("asks") Ask ask) {
    RouteIndex index = index(facts);
    Charges charges = new Charges(index, ask.request());

    List<EffectiveRoute> expected =
        index.registry().routes().stream()
            .filter(route -> index.registry().isUsable(route.model()) && route.isCallable())
            .filter(route -> qualifies(route, ask))
            .filter(route -> charges.usd(route).isPresent())
            .sorted(
                Comparator.comparing((EffectiveRoute route) -> charges.usd(route).orElseThrow())
                    .thenComparing(EffectiveRoute.CHAIN_ORDER))
            .toList();

    assertThat(cheapest(index, ask).routes().stream().map(Offer::route))
        .containsExactlyElementsOf(expected);
  }

  private static boolean qualifies(EffectiveRoute route, Ask ask) {
    long prompt = ask.request().workload().promptTokens();
    long output = ask.request().workload().outputTokens();
    Limits limits = route.limits();
    return ask.wanted().require().stream()
            .allMatch(key -> Boolean.TRUE.equals(route.capabilities().get(key)))
        && ask.wanted().exclude().stream()
            .noneMatch(key -> Boolean.TRUE.equals(route.capabilities().get(key)))
        && (limits.maxInputTokens() == null || limits.maxInputTokens() >= prompt)
        && (output == 0 || (limits.maxOutputTokens() != null && limits.maxOutputTokens() >= output))
        && (prompt + output == 0
            || (limits.contextWindow() != null && limits.contextWindow() >= prompt + output));
  }

  private record Charges(RouteIndex index, Request request) {
    Optional<BigDecimal> usd(EffectiveRoute route) {
      return index.charges(request.workload()).at(index.place(route)) instanceof Charge.Known known
              && known.currency().equals(Shop.USD)
          ? Optional.of(known.total())
          : Optional.empty();
    }
  }

  @Property(tries = 60)
  void the_order_in_which_files_were_read_changes_no_answer(
      @ForAll("registries") List<Facts> facts, @ForAll("asks") Ask ask, @ForAll long seed) {
    RouteIndex one = Shop.index(sample(facts, new Random(seed)).build());
    RouteIndex other = Shop.index(sample(facts, new Random(seed + 1)).build());

    assertThat(cheapest(one, ask)).isEqualTo(cheapest(other, ask));
    assertThat(find(one, ask)).isEqualTo(find(other, ask));
    for (Model model : one.registry().models()) {
      assertThat(alternatives(one, model)).isEqualTo(alternatives(other, model));
    }
  }

  private static Alternatives.Answer alternatives(RouteIndex index, Model model) {
    return Alternatives.answer(
        index,
        new Alternatives.Question(
            model, Scope.EVERYTHING, Request.STANDARD, Shop.USD, Listing.ALL));
  }

  @Property(tries = 100)
  void the_first_few_are_the_first_of_all(
      @ForAll("registries") List<Facts> facts, @ForAll("asks") Ask ask) {
    RouteIndex index = index(facts);
    List<Offer> all = cheapest(index, ask).routes();

    for (int limit = 1; limit <= all.size(); limit++) {
      assertThat(
              Cheapest.answer(
                      index,
                      new Cheapest.Question(
                          ask.wanted(),
                          Optional.empty(),
                          Scope.EVERYTHING,
                          ask.request(),
                          Shop.USD,
                          new Listing(limit, 0)))
                  .routes())
          .isEqualTo(all.subList(0, limit));
    }
  }

  @Property(tries = 100)
  void alternatives_are_other_models_that_can_be_used_and_each_is_told_or_left_out(
      @ForAll("registries") List<Facts> facts) {
    RouteIndex index = index(facts);
    for (Model model : index.registry().models()) {
      Alternatives.Answer answer = alternatives(index, model);

      for (Alternatives.Alternative entry : answer.nearest().models()) {
        assertThat(entry.model().id()).isNotEqualTo(model.id());
        assertThat(index.registry().isUsable(entry.model())).isTrue();
        assertThat(entry.offer().route().isCallable()).isTrue();
      }
      assertThat(answer.nearest().total() + answer.leftOut().total())
          .isEqualTo(index.registry().models().size() - 1);
      assertThat(answer.nearest().models())
          .extracting(Alternatives.Alternative::distance)
          .isSorted();
    }
  }

  @Property(tries = 100)
  void what_is_cheaper_costs_less_and_has_as_much(@ForAll("registries") List<Facts> facts) {
    RouteIndex index = index(facts);
    Charges charges = new Charges(index, Request.STANDARD);
    for (EffectiveRoute base : index.registry().routes()) {
      Optional<BigDecimal> cost = charges.usd(base);
      if (cost.isEmpty()) {
        continue;
      }
      Cheaper.Answer answer =
          Cheaper.answer(
              index,
              new Cheaper.Question(
                  base.model(),
                  Optional.empty(),
                  Optional.of(base),
                  Scope.EVERYTHING,
                  Request.STANDARD,
                  Shop.USD,
                  Listing.ALL));
      for (Cheaper.Saving saving : answer.models()) {
        EffectiveRoute route = saving.offer().route();
        assertThat(charges.usd(route).orElseThrow()).isLessThan(cost.get());
        assertThat(saving.amount())
            .isEqualByComparingTo(cost.get().subtract(charges.usd(route).orElseThrow()));
        base.capabilities()
            .forEach(
                (key, has) -> {
                  if (has) {
                    assertThat(route.capabilities()).containsEntry(key, true);
                  }
                });
        Long window = base.limits().contextWindow();
        if (window != null) {
          assertThat(route.limits().contextWindow()).isGreaterThanOrEqualTo(window);
        }
      }
    }
  }

  @Property(tries = 50)
  void what_was_prepared_for_all_models_is_what_each_answer_begins_with(
      @ForAll("registries") List<Facts> facts) {
    RouteIndex index = index(facts);
    Charges charges = new Charges(index, Request.STANDARD);
    Savings savings = new Savings(index, Shop.USD);
    for (Model model : index.registry().models()) {
      boolean priced =
          index.registry().routesOfModel(model.id()).stream()
              .anyMatch(route -> route.isActive() && charges.usd(route).isPresent());
      List<String> expected =
          priced
              ? Cheaper.answer(
                      index,
                      new Cheaper.Question(
                          model,
                          Optional.empty(),
                          Optional.empty(),
                          Scope.EVERYTHING,
                          Request.STANDARD,
                          Shop.USD,
                          new Listing(3, 0)))
                  .models()
                  .stream()
                  .map(
                      each ->
                          each.offer().route().id() + " " + each.amount() + " " + each.percent())
                  .toList()
              : List.of();
      assertThat(savings.of(model, 3))
          .extracting(
              each -> each.offer().route().id() + " " + each.amount() + " " + each.percent())
          .isEqualTo(expected);
    }
  }

  @Property(tries = 100)
  void a_chain_has_every_active_route_once_and_those_that_are_down_last(
      @ForAll("registries") List<Facts> facts, @ForAll("down") Set<String> down) {
    RouteIndex index = index(facts);
    for (Model model : index.registry().models()) {
      List<Step> chain =
          Fallbacks.answer(
                  index,
                  new Fallbacks.Question(
                      model,
                      Wanted.NOTHING,
                      Scope.EVERYTHING,
                      Request.STANDARD,
                      new Outages(down),
                      Shop.USD,
                      Listing.ALL))
              .routes();

      assertThat(chain.stream().map(step -> step.offer().route()))
          .containsExactlyInAnyOrderElementsOf(
              index.registry().routesOfModel(model.id()).stream()
                  .filter(EffectiveRoute::isActive)
                  .toList());
      assertThat(chain).extracting(Step::isDown).isSorted();
    }
  }

  @Provide
  Arbitrary<List<Facts>> registries() {
    Arbitrary<BigDecimal> rates =
        Arbitraries.of("0", "0.5", "1", "1.000000001", "2").map(BigDecimal::new);
    Arbitrary<Pricing> metered =
        Combinators.combine(rates, rates, Arbitraries.of("USD", "USD", "USD", "EUR"))
            .as(
                (input, output, currency) ->
                    Prices.in(
                        currency,
                        Prices.metered(
                            "input_cost",
                            input.toPlainString(),
                            "output_cost",
                            output.toPlainString())));
    Arbitrary<Pricing> pricings =
        Arbitraries.frequencyOf(
            Tuple.of(8, metered),
            Tuple.of(1, Arbitraries.of(Pricing.Kind.FREE, Pricing.Kind.DYNAMIC).map(Prices::of)),
            Tuple.of(1, Arbitraries.just(Prices.metered("input_cost", "1"))));
    Arbitrary<Long> limit = Arbitraries.of(3_000L, 4_000L, 100_000L).injectNull(0.2);
    return Combinators.combine(
            Arbitraries.of(
                RouteStatus.ACTIVE, RouteStatus.ACTIVE, RouteStatus.ACTIVE, RouteStatus.INACTIVE),
            Arbitraries.integers().between(1, 3),
            pricings,
            Combinators.combine(limit, limit, limit).as(Limits::new),
            capabilities())
        .as(Facts::new)
        .list()
        .ofMaxSize(16);
  }

  private static Arbitrary<Map<String, Boolean>> capabilities() {
    return Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of(true, true, false))
        .map(TreeMap::new);
  }

  @Provide
  Arbitrary<Ask> asks() {
    Arbitrary<List<String>> keys = Arbitraries.of(KEYS).list().ofMaxSize(1);
    Arbitrary<Optional<Long>> tokens = Arbitraries.of(0L, 1_000L, 3_000L, 3_001L).optional(0.7);
    return Combinators.combine(keys, keys, keys, tokens, tokens)
        .as(
            (require, optional, exclude, prompt, output) ->
                new Ask(new Wanted(require, optional, exclude), new Request(prompt, output)));
  }

  @Provide
  Arbitrary<Set<String>> down() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 3))
        .as((model, platform) -> "m" + model + "--p" + platform)
        .set()
        .ofMaxSize(6);
  }
}
