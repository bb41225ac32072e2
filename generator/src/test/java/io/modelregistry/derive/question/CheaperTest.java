package io.modelregistry.derive.question;

import static io.modelregistry.registry.Prices.metered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.derive.Refusal;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheaperTest {
  private final Shop shop = new Shop();

  private Cheaper.Answer ask(Optional<String> platform, Optional<String> route) {
    RouteIndex index = shop.index();
    return Cheaper.answer(
        index,
        new Cheaper.Question(
            Shop.model(index, "base"),
            platform,
            route.map(id -> Shop.route(index, id)),
            Scope.EVERYTHING,
            Request.STANDARD,
            Shop.USD,
            Listing.ALL));
  }

  private Cheaper.Answer ask() {
    return ask(Optional.empty(), Optional.empty());
  }

  private static List<String> ids(Cheaper.Answer answer) {
    return answer.models().stream().map(saving -> saving.model().id()).toList();
  }

  @Test
  void names_what_does_as_much_for_less_and_what_that_saves() {
    shop.model("base", model -> model.capabilities = Map.of("vision", true))
        .route("base", "hub", "3")
        .model("half", model -> model.capabilities = Map.of("vision", true, "tools", true))
        .route("half", "hub", "1.5")
        .route("half", "mall", "1")
        .model("same", model -> model.capabilities = Map.of("vision", true))
        .route("same", "hub", "3");

    Cheaper.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("half");
    Cheaper.Saving saving = answer.models().get(0);
    assertThat(saving.offer().route().id()).isEqualTo("half--mall");
    assertThat(saving.routes()).isEqualTo(2);
    assertThat(saving.amount()).isEqualByComparingTo("0.008");
    assertThat(saving.percent()).isEqualTo(66);
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly("same--hub not_cheaper: it costs 0.012 USD, which is not less than 0.012");
  }

  @Test
  void leaves_out_what_does_less() {
    shop.model(
            "base",
            model -> {
              model.capabilities = Map.of("vision", true);
              model.modalities = new Modalities(List.of("text", "image"), List.of("text"));
            })
        .route("base", "hub", "3");
    Modalities both = new Modalities(List.of("image", "text"), List.of("text"));
    shop.model("blind", model -> model.modalities = both).route("blind", "hub", "1");
    shop.model(
            "short",
            model -> {
              model.modalities = both;
              model.capabilities = Map.of("vision", true);
              model.limits = new Limits(99_999L, null, 10_000L);
            })
        .route("short", "hub", "1")
        .offer("reader", "1");

    assertThat(Shop.reasons(ask().leftOut()))
        .containsExactly(
            "short--hub context_too_small: context_window is 99999, and 100000 are needed",
            "blind--hub capability_unknown: nobody said whether it has vision",
            "reader--hub modality_missing: it lacks input image");
  }

  @Test
  void holds_others_against_the_cheapest_active_route_or_the_one_that_is_named() {
    shop.offer("base", "2")
        .route("base", "mall", "3")
        .route(
            "base",
            "direct",
            route -> {
              route.status = RouteStatus.INACTIVE;
              route.pricing = metered("input_cost", "1", "output_cost", "1");
            });

    assertThat(ask().base().route().id()).isEqualTo("base--hub");
    assertThat(ask(Optional.of("mall"), Optional.empty()).base().route().id())
        .isEqualTo("base--mall");
    Cheaper.Answer named = ask(Optional.empty(), Optional.of("base--mall"));
    assertThat(named.base().route().id()).isEqualTo("base--mall");
    assertThat(ids(named)).as("the same model elsewhere").containsExactly("base");
  }

  @Test
  void says_of_its_own_model_only_what_it_looked_at() {
    shop.offer("base", "2");

    assertThat(ask().leftOut()).isEqualTo(LeftOut.NOTHING);
  }

  @Test
  void refuses_to_compare_with_a_price_that_is_unknown() {
    shop.model("base", model -> {}).route("base", "hub", route -> {});

    assertThatThrownBy(this::ask)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.PRICE_UNKNOWN))
        .hasMessageContaining("base--hub", "no price is stated");
    assertThatThrownBy(() -> ask(Optional.of("mall"), Optional.empty()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNKNOWN_ROUTE));
  }

  @Test
  void never_counts_what_follows_from_other_facts_as_a_capability() {
    shop.model("base", model -> {}).route("base", "hub", "3").offer("other", "1");

    Cheaper.Answer answer = ask();

    assertThat(answer.models().stream().map(saving -> saving.offer().route()))
        .extracting(EffectiveRoute::id)
        .containsExactly("other--hub");
  }
}
