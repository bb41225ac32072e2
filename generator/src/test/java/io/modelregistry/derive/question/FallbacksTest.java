package io.modelregistry.derive.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.RouteStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FallbacksTest {
  private final Shop shop = new Shop();

  private Fallbacks.Answer ask(Wanted wanted, String... down) {
    RouteIndex index = shop.index();
    return Fallbacks.answer(
        index,
        new Fallbacks.Question(
            Shop.model(index, "m"),
            wanted,
            Scope.EVERYTHING,
            Request.STANDARD,
            new Outages(Set.of(down)),
            Shop.USD,
            Listing.ALL));
  }

  private Fallbacks.Answer ask() {
    return ask(Wanted.NOTHING);
  }

  private void threeRoutes() {
    shop.model("m", model -> {})
        .route("m", "mall", route -> route.priority = 1)
        .route("m", "hub", route -> route.priority = 2)
        .route("m", "direct", route -> route.priority = 2);
  }

  private static List<String> ids(Fallbacks.Answer answer) {
    return answer.routes().stream().map(step -> step.offer().route().id()).toList();
  }

  @Test
  void tries_active_routes_by_priority_then_id() {
    threeRoutes();

    Fallbacks.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("m--mall", "m--direct", "m--hub");
    assertThat(answer.reasons()).isEmpty();
    assertThat(Shop.said(answer.reasonsOfBest()))
        .containsExactly("priority: priority 1, the first of 3 active routes");
  }

  @Test
  void lets_what_is_down_sink_and_says_so() {
    threeRoutes();

    Fallbacks.Answer answer = ask(Wanted.NOTHING, "m--mall", "m--hub");

    assertThat(ids(answer)).containsExactly("m--direct", "m--mall", "m--hub");
    assertThat(answer.routes()).extracting(Step::isDown).containsExactly(false, true, true);
    assertThat(Shop.said(answer.reasons()))
        .containsExactly(
            "route_down: 'm--mall' is observed down and comes after those that are not",
            "route_down: 'm--hub' is observed down and comes after those that are not");
    assertThat(Shop.said(answer.reasonsOfBest()))
        .containsExactly(
            "priority: priority 2, the first of 3 active routes",
            "route_down: 'm--mall' is observed down and comes after those that are not");
  }

  @Test
  void still_names_a_route_when_all_are_down() {
    threeRoutes();

    Fallbacks.Answer answer = ask(Wanted.NOTHING, "m--mall", "m--hub", "m--direct");

    assertThat(ids(answer)).containsExactly("m--mall", "m--direct", "m--hub");
    assertThat(Shop.said(answer.reasonsOfBest()))
        .contains("all_down: every route is observed down");
  }

  @Test
  void warns_of_what_is_wrong_with_model_and_platform_and_still_answers() {
    shop.sample().platform("ruin", Lifecycle.DEPRECATED);
    shop.model(
            "m",
            model -> {
              model.status = Lifecycle.DEPRECATED;
              model.deprecationDate = LocalDate.parse("2026-11-01");
            })
        .route("m", "ruin", route -> {});

    Fallbacks.Answer answer = ask();

    assertThat(ids(answer)).containsExactly("m--ruin");
    assertThat(Shop.said(answer.warnings()))
        .containsExactly(
            "model_past_date: the last day of model 'm' was 2026-11-01",
            "model_deprecated: model 'm' is deprecated");
    assertThat(Shop.said(answer.routes().get(0).warnings()))
        .containsExactly("platform_deprecated: platform 'ruin' is deprecated");
    assertThat(Shop.said(answer.reasonsOfBest()))
        .containsExactly("priority: priority 1, the only active route");
  }

  @Test
  void leaves_out_what_is_switched_off_or_has_ended_and_what_lacks_a_capability() {
    shop.model("m", model -> model.capabilities = Map.of("vision", true))
        .route("m", "direct", route -> route.capabilities = Map.of("vision", false))
        .route("m", "hub", route -> route.status = RouteStatus.INACTIVE)
        .route(
            "m",
            "hub",
            route -> {
              route.variant = Optional.of("old");
              route.deprecationDate = LocalDate.parse("2026-11-21");
            })
        .route("m", "mall", route -> route.deprecationDate = LocalDate.parse("2026-11-22"));

    Fallbacks.Answer answer = ask(Wanted.all(List.of("vision")));

    assertThat(ids(answer)).containsExactly("m--mall");
    assertThat(Shop.reasons(answer.leftOut()))
        .containsExactly(
            "m--direct capability_missing: it does not have vision",
            "m--hub route_inactive: the route is inactive",
            "m--hub--old route_past_date: the route's last day was 2026-11-21");
  }

  @Test
  void has_no_best_where_nothing_is_active() {
    shop.model("m", model -> {});

    assertThat(ask().best()).isEmpty();
    assertThat(ask().reasonsOfBest()).isEmpty();
  }
}
