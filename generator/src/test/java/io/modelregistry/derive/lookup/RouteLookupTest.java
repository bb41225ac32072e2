package io.modelregistry.derive.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.derive.Refusal;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.SampleRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RouteLookupTest {
  private final SampleRegistry sample =
      new SampleRegistry()
          .provider("acme")
          .platform("direct")
          .platform("cloudy")
          .platform("misty")
          .model("acme", "one", model -> model.aliases = List.of("One-Latest", "uno"))
          .model("acme", "two", model -> model.modelString = "acme/two")
          .model("acme", "lonely")
          .route("one", "direct", route -> route.priority = 2)
          .route("one", "cloudy", route -> route.modelStringOverride = "Acme/One@eu")
          .route("two", "cloudy", route -> {});

  private EffectiveRoute one(RouteChoice choice) {
    return new RouteLookup(sample.build()).one(choice);
  }

  private List<String> all(RouteChoice choice) {
    return new RouteLookup(sample.build()).all(choice).stream().map(EffectiveRoute::id).toList();
  }

  private static RouteChoice model(String name) {
    return new RouteChoice.ByModel(name, Optional.empty());
  }

  private static RouteChoice model(String name, String platform) {
    return new RouteChoice.ByModel(name, Optional.of(platform));
  }

  private static RouteChoice string(String name, String platform) {
    return new RouteChoice.ByModelString(name, Optional.of(platform));
  }

  private void assertRefused(Refusal.Code code, RouteChoice choice, String... words) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> one(choice))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
        .satisfies(refusal -> assertThat(refusal.message()).contains(words));
  }

  @Test
  void finds_a_route_by_its_id() {
    assertThat(one(new RouteChoice.ById("one--cloudy")).id()).isEqualTo("one--cloudy");
  }

  @Test
  void finds_a_models_routes_in_the_order_of_its_fallback_chain() {
    assertThat(all(model("one"))).containsExactly("one--cloudy", "one--direct");
    assertThat(all(model("one", "direct"))).containsExactly("one--direct");
  }

  @Test
  void knows_a_model_by_its_aliases_in_any_spelling() {
    assertThat(all(model("ONE-LATEST", "direct"))).containsExactly("one--direct");
    assertThat(all(string("uno", "cloudy"))).containsExactly("one--cloudy");
  }

  @Test
  void knows_a_model_by_its_string_exactly_as_a_call_has_it() {
    assertThat(one(string("Acme/One@eu", "cloudy")).id()).isEqualTo("one--cloudy");
    assertThat(one(string("acme/two", "cloudy")).id()).isEqualTo("two--cloudy");
    assertThat(one(model("acme/two")).id()).isEqualTo("two--cloudy");
    assertRefused(Refusal.Code.UNKNOWN_MODEL, string("acme/one@eu", "cloudy"), "'Acme/One@eu'");
  }

  @Test
  void takes_a_model_string_before_another_models_alias_and_an_id_before_a_string() {
    sample
        .model("acme", "three", model -> model.aliases = List.of("acme/two"))
        .route("three", "cloudy", route -> route.modelStringOverride = "two");

    assertThat(one(string("acme/two", "cloudy")).id()).isEqualTo("two--cloudy");
    assertThat(one(string("two", "cloudy")).id()).isEqualTo("three--cloudy");
    assertThat(one(model("two", "cloudy")).id()).isEqualTo("two--cloudy");
  }

  @Test
  void passes_over_routes_that_are_not_active() {
    sample.route(
        "one",
        "misty",
        route -> {
          route.priority = 1;
          route.status = RouteStatus.MAINTENANCE;
        });

    assertThat(all(model("one"))).containsExactly("one--cloudy", "one--direct");
  }

  @Nested
  class Refuses {
    @Test
    void what_it_does_not_know_with_what_was_meant() {
      assertRefused(Refusal.Code.UNKNOWN_MODEL, model("onne"), "'onne'", "mean 'one'");
      assertRefused(Refusal.Code.UNKNOWN_MODEL, model("acme/two-2026-01-01"), "mean 'acme/two'?");
      assertRefused(Refusal.Code.UNKNOWN_PLATFORM, model("one", "cloud"), "mean 'cloudy'?");
      assertRefused(
          Refusal.Code.UNKNOWN_ROUTE, new RouteChoice.ById("one--clody"), "mean 'one--cloudy'?");
    }

    @Test
    void to_suggest_what_is_nothing_like_it() {
      assertRefused(Refusal.Code.UNKNOWN_MODEL, model("zebra"), "no model is called 'zebra'");
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> one(model("zebra")))
          .satisfies(refusal -> assertThat(refusal.message()).doesNotContain("mean"));
    }

    @Test
    void a_model_without_a_route_there_and_says_where_it_has_one() {
      assertRefused(
          Refusal.Code.UNKNOWN_ROUTE, model("two", "direct"), "on platform 'direct'", "'cloudy'");
      assertRefused(Refusal.Code.UNKNOWN_ROUTE, model("lonely"), "'lonely' has no route");
    }

    @Test
    void a_route_that_cannot_be_called() {
      sample.route("two", "misty", route -> route.status = RouteStatus.INACTIVE);

      assertRefused(
          Refusal.Code.ROUTE_INACTIVE,
          new RouteChoice.ById("two--misty"),
          "'two--misty' is inactive");
      assertRefused(Refusal.Code.ROUTE_INACTIVE, model("two", "misty"), "inactive");
    }

    @Test
    void to_choose_among_several_routes() {
      assertRefused(
          Refusal.Code.AMBIGUOUS_ROUTE, model("one"), "2 routes", "'one--cloudy', 'one--direct'");
    }

    @Test
    void to_choose_among_several_models_even_for_a_list() {
      sample
          .model("acme", "three", model -> model.aliases = List.of("uno"))
          .route("three", "direct", route -> {});

      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> all(model("Uno")))
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.AMBIGUOUS_ROUTE))
          .satisfies(refusal -> assertThat(refusal.message()).contains("'one', 'three'"));
    }

    @Test
    void an_id_that_is_gone_and_names_what_replaced_it() {
      LocalDate day = LocalDate.parse("2026-10-01");
      sample
          .add(new Tombstone(EntityKind.MODEL, "zero", day, "one", null))
          .add(new Tombstone(EntityKind.PLATFORM, "foggy", day, null, "closed"));

      assertRefused(
          Refusal.Code.UNKNOWN_MODEL, model("zero"), "any more, since 2026-10-01", "use 'one'");
      assertRefused(Refusal.Code.UNKNOWN_PLATFORM, model("one", "foggy"), "since 2026-10-01");
    }

    @Test
    void with_bounded_words_whatever_is_asked() {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> one(model("x\n".repeat(100_000), "cloudy")))
          .satisfies(
              refusal -> assertThat(refusal.message()).hasSizeLessThan(300).doesNotContain("\n"));
    }
  }
}
