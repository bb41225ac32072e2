package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Limits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindTest {
  private final Shop shop = new Shop();

  private Find.Answer ask(Wanted wanted, Scope scope, Request request) {
    return Find.answer(
        shop.index(), new Find.Question(wanted, scope, request, Shop.USD, Listing.ALL));
  }

  private Find.Answer ask(Wanted wanted) {
    return ask(wanted, Scope.EVERYTHING, Request.STANDARD);
  }

  private static List<String> ids(Find.Answer answer) {
    return answer.models().stream().map(candidate -> candidate.model().id()).toList();
  }

  @Test
  void ranks_by_optional_capabilities_then_by_cost_then_by_id() {
    shop.model("one", model -> model.capabilities = Map.of("vision", true))
        .route("one", "hub", "1")
        .model("both", model -> model.capabilities = Map.of("vision", true, "tools", true))
        .route("both", "hub", "9")
        .model("also-one", model -> model.capabilities = Map.of("tools", true))
        .route("also-one", "hub", "1")
        .model("dear-one", model -> model.capabilities = Map.of("tools", true))
        .route("dear-one", "hub", "2")
        .offer("none", "0.1");

    Find.Answer answer = ask(new Wanted(List.of(), List.of("vision", "tools"), List.of()));

    assertThat(ids(answer)).containsExactly("both", "also-one", "one", "dear-one", "none");
    assertThat(answer.models().get(1).optional())
        .containsExactly(Map.entry("vision", Fact.UNKNOWN), Map.entry("tools", Fact.YES));
    assertThat(Shop.said(answer.models().get(1).reasons()))
        .containsExactly("optional: has 1 of 2 optional: tools", "cost: costs 0.004 USD a request");
    assertThat(Shop.said(answer.models().get(4).reasons()))
        .startsWith("optional: has 0 of 2 optional");
  }

  @Test
  void puts_what_it_cannot_compare_after_what_it_can() {
    shop.offer("priced", "100")
        .model("euro", model -> {})
        .route(
            "euro",
            "hub",
            route -> route.pricing = in("EUR", metered("input_cost", "1", "output_cost", "1")))
        .model("half", model -> {})
        .route("half", "hub", route -> route.pricing = metered("input_cost", "1"))
        .model("silent", model -> {})
        .route("silent", "hub", route -> {});

    Find.Answer answer = ask(Wanted.NOTHING);

    assertThat(ids(answer)).containsExactly("priced", "euro", "half", "silent");
    assertThat(answer.models().stream().map(each -> each.reasons().get(0).message()))
        .containsExactly(
            "costs 0.4 USD a request",
            "costs 0.004 EUR a request, which is not compared with USD",
            "its cost is unknown: there is no price for output_tokens",
            "its cost is unknown: no price is stated");
  }

  @Test
  void goes_by_the_route_that_does_it_best() {
    shop.model("m", model -> model.capabilities = Map.of("vision", true))
        .route("m", "direct", "3")
        .route(
            "m",
            "hub",
            route -> {
              route.capabilities = Map.of("tools", true);
              route.pricing = metered("input_cost", "5", "output_cost", "5");
            })
        .route("m", "mall", "2");

    Find.Answer all = ask(Wanted.all(List.of("vision")));
    Find.Answer better = ask(new Wanted(List.of("vision"), List.of("tools"), List.of()));

    assertThat(all.models().get(0).offer().route().id()).isEqualTo("m--mall");
    assertThat(all.models().get(0).routes()).isEqualTo(3);
    assertThat(better.models().get(0).offer().route().id()).isEqualTo("m--hub");
  }

  @Test
  void reports_each_model_with_the_reason_of_its_route_that_came_furthest() {
    shop.model("lost", model -> {})
        .model("near", model -> model.capabilities = Map.of("vision", false))
        .route("near", "direct", "1")
        .route("near", "hub", route -> route.capabilities = Map.of("vision", true, "tools", true))
        .route("near", "mall", "1");

    Find.Answer answer = ask(new Wanted(List.of("vision"), List.of(), List.of("tools")));

    assertThat(answer.total()).isZero();
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "near--hub capability_excluded: it has tools",
            "lost no_route: model 'lost' has no route");
  }

  @Test
  void asks_whether_a_request_fits_only_when_one_is_given() {
    shop.model("small", model -> model.limits = new Limits(1_000L, null, 500L))
        .route("small", "hub", "1");

    assertThat(ids(ask(Wanted.NOTHING))).containsExactly("small");
    assertThat(ids(ask(Wanted.NOTHING, Scope.EVERYTHING, Request.of(800, 300)))).isEmpty();
  }

  @Test
  void looks_only_where_it_is_asked_to() {
    shop.offer("a", "1").route("a", "mall", "2").offer("b", "3").model("lost", model -> {});
    shop.modelOf("zeta", "z", model -> {}).route("z", "mall", "9");

    Find.Answer onMall =
        ask(Wanted.NOTHING, new Scope(List.of(), List.of("mall")), Request.STANDARD);
    Find.Answer ofAcme =
        ask(Wanted.NOTHING, new Scope(List.of("acme"), List.of()), Request.STANDARD);

    assertThat(ids(onMall)).containsExactly("a", "z");
    assertThat(onMall.models().get(0).offer().route().id()).isEqualTo("a--mall");
    assertThat(onMall.leftOut().total()).isZero();
    assertThat(ids(ofAcme)).containsExactly("a", "b");
    assertThat(ofAcme.leftOut().counts()).containsExactly(Map.entry(Reason.NO_ROUTE, 1));
  }
}
