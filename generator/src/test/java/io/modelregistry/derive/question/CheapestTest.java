package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Prices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheapestTest {
  private final Shop shop = new Shop();

  private Cheapest.Answer ask(Wanted wanted, Request request) {
    return Cheapest.answer(
        shop.index(),
        new Cheapest.Question(
            wanted, Optional.empty(), Scope.EVERYTHING, request, Shop.USD, Listing.ALL));
  }

  private Cheapest.Answer ask() {
    return ask(Wanted.NOTHING, Request.STANDARD);
  }

  private static List<String> ids(Cheapest.Answer answer) {
    return answer.routes().stream().map(offer -> offer.route().id()).toList();
  }

  @Test
  void is_the_route_of_the_least_cost_and_says_so() {
    shop.offer("dear", "2").offer("cheap", "1").offer("dearest", "3");

    Cheapest.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("cheap--hub", "dear--hub", "dearest--hub");
    assertThat(answer.best().orElseThrow().charge())
        .isEqualTo(new Charge.Known("USD", new BigDecimal("0.004")));
    assertThat(Shop.said(answer.reasons()))
        .containsExactly("cheapest: 0.004 USD, the least of 3 routes");
  }

  @Test
  void is_that_of_the_better_priority_among_equals_and_then_of_the_first_id() {
    shop.offer("b", "1").offer("a", "1").model("c", model -> {});
    shop.route(
        "c",
        "hub",
        route -> {
          route.priority = 2;
          route.pricing = metered("input_cost", "1", "output_cost", "1");
        });

    Cheapest.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("a--hub", "b--hub", "c--hub");
    assertThat(Shop.said(answer.reasons()))
        .contains("tie: 2 other routes cost the same; priority, then route id decide");
  }

  @Test
  void leaves_out_what_cannot_be_used() {
    shop.model("gone", model -> model.status = Lifecycle.DEPRECATED)
        .route("gone", "hub", "1")
        .model("past", model -> model.deprecationDate = LocalDate.parse("2026-11-21"))
        .route("past", "hub", "1")
        .model("last-day", model -> model.deprecationDate = LocalDate.parse("2026-11-22"))
        .route("last-day", "hub", "1")
        .model("off", model -> {})
        .route("off", "hub", route -> route.status = RouteStatus.INACTIVE)
        .route("off", "mall", route -> route.status = RouteStatus.MAINTENANCE)
        .model("closed", model -> {});
    shop.sample().platform("ruin", Lifecycle.DEPRECATED);
    shop.route("closed", "ruin", "1");

    Cheapest.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("last-day--hub");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "off--mall route_maintenance: the route is in maintenance",
            "off--hub route_inactive: the route is inactive",
            "closed--ruin platform_deprecated: platform 'ruin' is deprecated",
            "gone--hub model_deprecated: model 'gone' is deprecated",
            "past--hub model_past_date: the last day of model 'past' was 2026-11-21");
  }

  @Test
  void leaves_out_what_lacks_or_may_lack_a_capability() {
    shop.model("yes", model -> model.capabilities = Map.of("vision", true, "tools", true))
        .route("yes", "hub", "9")
        .model("no", model -> model.capabilities = Map.of("vision", false, "tools", true))
        .route("no", "hub", "1")
        .offer("silent", "1");

    Cheapest.Answer answer = ask(Wanted.all(List.of("vision", "tools")), Request.STANDARD);

    assertThat(ids(answer)).containsExactly("yes--hub");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "silent--hub capability_unknown: nobody said whether it has vision, tools",
            "no--hub capability_missing: it does not have vision");
  }

  @Test
  void looks_at_capabilities_as_the_route_serves_them() {
    shop.model("m", model -> model.capabilities = Map.of("vision", true))
        .route("m", "mall", "5")
        .route(
            "m",
            "hub",
            route -> {
              route.capabilities = Map.of("vision", false);
              route.limits = new Limits(30_000L, null, null);
              route.pricing = metered("input_cost", "1", "output_cost", "1");
            });

    assertThat(ids(ask(Wanted.all(List.of("vision")), Request.STANDARD)))
        .containsExactly("m--mall");
    assertThat(ids(ask(Wanted.all(List.of("32k_context")), Request.STANDARD)))
        .containsExactly("m--mall");
  }

  @Test
  void excludes_what_is_known_to_have_it_and_only_that() {
    shop.model("yes", model -> model.capabilities = Map.of("vision", true))
        .route("yes", "hub", "1")
        .offer("silent", "2");

    Cheapest.Answer answer =
        ask(new Wanted(List.of(), List.of(), List.of("vision")), Request.STANDARD);

    assertThat(ids(answer)).containsExactly("silent--hub");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly("yes--hub capability_excluded: it has vision");
  }

  @Test
  void leaves_out_what_does_not_hold_the_request_and_what_nobody_knows_to() {
    shop.model("prompt", model -> model.limits = new Limits(100_000L, 49_999L, 10_000L))
        .model("answer", model -> model.limits = new Limits(100_000L, null, 4_999L))
        .model("window", model -> model.limits = new Limits(54_999L, null, 10_000L))
        .model("exact", model -> model.limits = new Limits(55_000L, 50_000L, 5_000L))
        .model("no-answer", model -> model.limits = new Limits(100_000L, null, null))
        .model("no-window", model -> model.limits = new Limits(null, 60_000L, 10_000L));
    for (String model : List.of("prompt", "answer", "window", "exact", "no-answer", "no-window")) {
      shop.route(model, "hub", "1");
    }

    Cheapest.Answer answer = ask(Wanted.NOTHING, Request.of(50_000, 5_000));

    assertThat(ids(answer)).containsExactly("exact--hub");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "no-answer--hub limit_unknown: max_output_tokens is unknown",
            "no-window--hub limit_unknown: context_window is unknown",
            "answer--hub limit_too_small: max_output_tokens is 4999, and 5000 are needed",
            "prompt--hub limit_too_small: max_input_tokens is 49999, and 50000 are needed",
            "window--hub limit_too_small: context_window is 54999, and 55000 are needed");
  }

  @Test
  void needs_no_limit_of_what_the_request_does_not_have() {
    shop.model("embedder", model -> model.limits = new Limits(8_000L, null, null))
        .route("embedder", "hub", route -> route.pricing = metered("input_cost", "0.1"));

    assertThat(ids(ask(Wanted.NOTHING, Request.of(5_000, 0)))).containsExactly("embedder--hub");
  }

  @Test
  void never_takes_a_price_that_is_unknown_incomplete_or_in_another_currency() {
    shop.offer("priced", "100")
        .model("m", model -> {})
        .route("m", "direct", route -> {})
        .route("m", "hub", route -> route.pricing = metered("input_cost", "1"))
        .route(
            "m",
            "mall",
            route -> route.pricing = in("EUR", metered("input_cost", "1", "output_cost", "1")));

    Cheapest.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("priced--hub");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "m--mall other_currency: its price is in EUR, not in USD",
            "m--hub price_incomplete: there is no price for output_tokens",
            "m--direct price_unknown: no price is stated");
    assertThat(answer.leftOut().entries().get(2).price().orElseThrow().word())
        .isEqualTo("not_stated");
  }

  @Test
  void takes_what_is_free_for_nothing() {
    shop.offer("priced", "0.1")
        .model("free", model -> {})
        .route("free", "hub", route -> route.pricing = Prices.of(Pricing.Kind.FREE));

    assertThat(Shop.said(ask().reasons()))
        .containsExactly("cheapest: 0 USD, the least of 2 routes");
  }

  @Test
  void charges_a_long_prompt_as_a_long_prompt() {
    shop.model("flat", model -> model.limits = new Limits(1_000_000L, null, 10_000L))
        .model("steep", model -> model.limits = new Limits(1_000_000L, null, 10_000L))
        .route("flat", "hub", "2")
        .route(
            "steep",
            "hub",
            route ->
                route.pricing =
                    with(
                        metered("input_cost", "1", "output_cost", "1"),
                        when(over(200_000), "input_cost", "3")));

    assertThat(ids(ask(Wanted.NOTHING, Request.of(200_000, 0)))).startsWith("steep--hub");
    assertThat(ids(ask(Wanted.NOTHING, Request.of(200_001, 0)))).startsWith("flat--hub");
  }

  @Test
  void looks_only_where_it_is_asked_to() {
    shop.offer("a", "1").route("a", "mall", "2");
    shop.modelOf("zeta", "z", model -> {}).route("z", "mall", "3");
    RouteIndex index = shop.index();

    Cheapest.Answer onMall =
        Cheapest.answer(
            index,
            new Cheapest.Question(
                Wanted.NOTHING,
                Optional.empty(),
                new Scope(List.of(), List.of("mall")),
                Request.STANDARD,
                Shop.USD,
                new Listing(1, 0)));
    Cheapest.Answer ofZ =
        Cheapest.answer(
            index,
            new Cheapest.Question(
                Wanted.NOTHING,
                Optional.of(Shop.model(index, "z")),
                Scope.EVERYTHING,
                Request.STANDARD,
                Shop.USD,
                Listing.ALL));

    assertThat(ids(onMall)).containsExactly("a--mall");
    assertThat(onMall.total()).isEqualTo(2);
    assertThat(onMall.leftOut()).isEqualTo(LeftOut.NOTHING);
    assertThat(ids(ofZ)).containsExactly("z--mall");
    assertThat(Shop.said(ofZ.reasons())).containsExactly("cheapest: 0.012 USD, the only route");
  }

  @Test
  void counts_all_that_is_left_out_and_lists_no_more_than_asked() {
    for (String model : List.of("a", "b", "c")) {
      shop.model(model, facts -> {}).route(model, "hub", route -> {});
    }

    Cheapest.Answer answer =
        Cheapest.answer(
            shop.index(),
            new Cheapest.Question(
                Wanted.NOTHING,
                Optional.empty(),
                Scope.EVERYTHING,
                Request.STANDARD,
                Shop.USD,
                new Listing(10, 2)));

    assertThat(answer.best()).isEmpty();
    assertThat(answer.reasons()).isEmpty();
    assertThat(answer.leftOut().total()).isEqualTo(3);
    assertThat(answer.leftOut().counts()).containsExactly(Map.entry(Reason.PRICE_UNKNOWN, 3));
    assertThat(answer.leftOut().entries())
        .extracting(entry -> entry.route().orElseThrow().id())
        .containsExactly("a--hub", "b--hub");
  }
}
