package io.modelregistry.derive.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FallbackChainsTest {
  private static SampleRegistry sample() {
    return new SampleRegistry()
        .provider("acme")
        .platform("one")
        .platform("two")
        .platform("three")
        .model("acme", "m");
  }

  private static SampleRegistry add(
      SampleRegistry sample, String platform, String variant, int priority, RouteStatus status) {
    return sample.route(
        "m",
        platform,
        route -> {
          route.variant = Optional.of(variant).filter(name -> !name.isEmpty());
          route.priority = priority;
          route.status = status;
        });
  }

  @Test
  void try_the_lowest_priority_first() {
    SampleRegistry sample = sample();
    add(sample, "one", "", 3, RouteStatus.ACTIVE);
    add(sample, "two", "", 1, RouteStatus.ACTIVE);
    add(sample, "three", "", 2, RouteStatus.ACTIVE);

    assertThat(FallbackChains.of(sample.build()).chain("m"))
        .extracting(route -> route.platform().id())
        .containsExactly("two", "three", "one");
  }

  @Test
  void leave_out_routes_that_are_not_active() {
    SampleRegistry sample = sample();
    add(sample, "one", "", 1, RouteStatus.MAINTENANCE);
    add(sample, "two", "", 2, RouteStatus.INACTIVE);
    add(sample, "three", "", 3, RouteStatus.ACTIVE);

    assertThat(FallbackChains.of(sample.build()).chain("m"))
        .extracting(EffectiveRoute::id)
        .containsExactly("m--three");
  }

  @Test
  void are_empty_for_a_model_without_routes() {
    FallbackChains chains = FallbackChains.of(sample().build());

    assertThat(chains.all()).containsEntry("m", List.of());
    assertThat(chains.chain("nobody")).isEmpty();
  }

  @Test
  void name_the_best_route_on_one_platform() {
    SampleRegistry sample = sample();
    add(sample, "one", "eu", 2, RouteStatus.ACTIVE);
    add(sample, "one", "us", 1, RouteStatus.MAINTENANCE);
    add(sample, "one", "", 3, RouteStatus.ACTIVE);
    FallbackChains chains = FallbackChains.of(sample.build());

    assertThat(chains.best("m", "one")).map(EffectiveRoute::id).contains("m--one--eu");
    assertThat(chains.best("m", "two")).isEmpty();
  }

  @Property(tries = 200)
  void hold_exactly_the_active_routes_by_priority_then_id(
      @ForAll("routeLists") List<Draft> drafts) {
    SampleRegistry sample = sample();
    drafts.forEach(
        draft -> add(sample, draft.platform, draft.variant, draft.priority, draft.status));
    Registry registry = sample.build();

    List<EffectiveRoute> chain = FallbackChains.of(registry).chain("m");

    assertThat(chain)
        .containsExactlyInAnyOrderElementsOf(
            registry.routes().stream().filter(EffectiveRoute::isActive).toList());
    for (int i = 1; i < chain.size(); i++) {
      EffectiveRoute before = chain.get(i - 1);
      EffectiveRoute after = chain.get(i);
      assertThat(before.authored().priority()).isLessThanOrEqualTo(after.authored().priority());
      if (before.authored().priority() == after.authored().priority()) {
        assertThat(before.id()).isLessThan(after.id());
      }
    }
  }

  @Provide
  Arbitrary<List<Draft>> routeLists() {
    return Combinators.combine(
            Arbitraries.of("one", "two", "three"),
            Arbitraries.of("", "eu", "us"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(RouteStatus.class))
        .as(Draft::new)
        .list()
        .ofMaxSize(9);
  }

  record Draft(String platform, String variant, int priority, RouteStatus status) {}
}
