package io.modelregistry.derive.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.RouteStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private final Shop shop = new Shop();

  private Availability.Answer ask(String model, Request request) {
    RouteIndex index = shop.index();
    return Availability.answer(
        index, new Availability.Question(Shop.model(index, model), request, Shop.USD));
  }

  private static List<Availability.Place> on(Availability.Answer answer, String platform) {
    return answer.platforms().getOrDefault(platform, List.of());
  }

  private static List<String> places(List<Availability.Place> routes) {
    return routes.stream()
        .map(
            place ->
                place.offer().route().id()
                    + place.trouble().map(trouble -> " " + trouble.reason().word()).orElse(""))
        .toList();
  }

  @Test
  void lists_every_route_by_platform_with_what_is_wrong_with_it() {
    shop.offer("m", "1")
        .route(
            "m",
            "hub",
            route -> {
              route.variant = Optional.of("eu");
              route.priority = 2;
              route.status = RouteStatus.MAINTENANCE;
            })
        .route("m", "direct", route -> route.status = RouteStatus.INACTIVE);

    Availability.Answer answer = ask("m", Request.STANDARD);

    assertThat(answer.isUsable()).isTrue();
    assertThat(answer.platforms().keySet()).containsExactly("direct", "hub");
    assertThat(places(on(answer, "direct"))).containsExactly("m--direct route_inactive");
    assertThat(places(on(answer, "hub"))).containsExactly("m--hub", "m--hub--eu route_maintenance");
    assertThat(Availability.Answer.isUsable(on(answer, "direct"))).isFalse();
  }

  @Test
  void is_nowhere_for_a_model_that_is_deprecated() {
    shop.model("m", model -> model.status = Lifecycle.DEPRECATED).route("m", "hub", "1");

    Availability.Answer answer = ask("m", Request.STANDARD);

    assertThat(answer.isUsable()).isFalse();
    assertThat(places(on(answer, "hub"))).containsExactly("m--hub model_deprecated");
  }

  @Test
  void asks_whether_a_request_fits_when_one_is_given() {
    shop.offer("m", "1");

    assertThat(ask("m", Request.of(100_000, 1)).isUsable()).isFalse();
    assertThat(ask("m", Request.of(99_999, 1)).isUsable()).isTrue();
  }
}
