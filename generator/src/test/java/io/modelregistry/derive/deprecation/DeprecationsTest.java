package io.modelregistry.derive.deprecation;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleModel;
import io.modelregistry.registry.SampleRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeprecationsTest {
  private final SampleRegistry sample =
      new SampleRegistry().asOf("2026-11-22T12:00:00Z").provider("acme").platform("one");

  private static Consumer<SampleModel> last(@Nullable String day) {
    return model -> model.deprecationDate = day == null ? null : LocalDate.parse(day);
  }

  private static Consumer<SampleModel> deprecatedFor(@Nullable String replacement) {
    return model -> {
      model.status = Lifecycle.DEPRECATED;
      model.replacedBy = replacement;
    };
  }

  private Deprecation of(String modelId) {
    return Deprecations.of(sample.build()).of(modelId).orElseThrow();
  }

  @Test
  void hold_models_that_are_deprecated_or_have_a_last_day() {
    sample
        .model("acme", "stays")
        .model("acme", "dated", last("2027-01-01"))
        .model("acme", "deprecated", deprecatedFor(null));

    assertThat(Deprecations.of(sample.build()).all())
        .extracting(entry -> entry.model().id())
        .containsExactly("dated", "deprecated");
  }

  @Test
  void count_the_last_day_itself_as_upcoming() {
    sample
        .model("acme", "yesterday", last("2026-11-21"))
        .model("acme", "today", last("2026-11-22"))
        .model("acme", "some-day", deprecatedFor(null));

    assertThat(of("yesterday").phase()).isEqualTo(Deprecation.Phase.PAST);
    assertThat(of("today").phase()).isEqualTo(Deprecation.Phase.UPCOMING);
    assertThat(of("some-day").phase()).isEqualTo(Deprecation.Phase.UNDATED);
  }

  @Test
  void come_by_day_within_a_phase() {
    sample
        .model("acme", "a", last("2027-03-01"))
        .model("acme", "b", last("2027-01-01"))
        .model("acme", "c", last("2027-01-01"));

    assertThat(Deprecations.of(sample.build()).in(Deprecation.Phase.UPCOMING))
        .extracting(entry -> entry.model().id())
        .containsExactly("b", "c", "a");
  }

  @Test
  void resolve_the_replacement() {
    sample.model("acme", "old", deprecatedFor("new")).model("acme", "new");

    assertThat(of("old").replacement()).map(Model::id).contains("new");
    assertThat(of("old").successor()).map(Model::id).contains("new");
  }

  @Test
  void follow_replacements_until_one_is_usable() {
    sample
        .model("acme", "first", deprecatedFor("second"))
        .model("acme", "second", deprecatedFor("third"))
        .model("acme", "third");

    assertThat(of("first").replacement()).map(Model::id).contains("second");
    assertThat(of("first").successor()).map(Model::id).contains("third");
  }

  @Test
  void stop_where_replacements_go_in_a_circle() {
    sample
        .model("acme", "first", deprecatedFor("second"))
        .model("acme", "second", deprecatedFor("first"));

    assertThat(of("first").replacement()).map(Model::id).contains("second");
    assertThat(of("first").successor()).isEmpty();
  }

  @Test
  void name_the_active_routes_that_still_depend_on_it() {
    sample
        .platform("two")
        .model("acme", "old", deprecatedFor(null))
        .route("old", "one", route -> {})
        .route("old", "two", route -> route.status = RouteStatus.INACTIVE);

    assertThat(of("old").dependents()).extracting(EffectiveRoute::id).containsExactly("old--one");
  }

  @Test
  void hold_routes_that_go_before_their_model() {
    sample
        .platform("direct")
        .platform("hub")
        .model("acme", "m", last("2027-06-01"))
        .route("m", "direct", route -> {})
        .route("m", "hub", route -> route.deprecationDate = LocalDate.parse("2026-11-21"));

    Registry registry = sample.build();
    assertThat(registry.route("m--direct").orElseThrow().deprecationDate()).isEqualTo("2027-06-01");
    assertThat(registry.route("m--hub").orElseThrow().isActive()).isFalse();
    assertThat(registry.at(Instant.parse("2026-11-21T23:00:00Z")).route("m--hub").orElseThrow())
        .matches(route -> route.isActive());
    assertThat(Deprecations.of(registry).routes())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.route().id()).isEqualTo("m--hub");
              assertThat(entry.phase()).isEqualTo(Deprecation.Phase.PAST);
              assertThat(entry.isBroken()).isTrue();
              assertThat(entry.others())
                  .extracting(other -> other.id())
                  .containsExactly("m--direct");
            });
  }

  @Test
  void leave_to_the_model_what_ends_with_it_or_after() {
    sample
        .platform("hub")
        .model("acme", "m", last("2026-11-01"))
        .route("m", "hub", route -> route.deprecationDate = LocalDate.parse("2026-12-01"));

    Registry registry = sample.build();
    assertThat(Deprecations.of(registry).routes()).isEmpty();
    assertThat(registry.route("m--hub").orElseThrow())
        .matches(route -> route.isActive() && !route.ended());
  }
}
