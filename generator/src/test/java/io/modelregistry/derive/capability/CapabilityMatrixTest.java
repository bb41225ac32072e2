package io.modelregistry.derive.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.model.Capability.Rule;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.SampleRegistry;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapabilityMatrixTest {
  private final SampleRegistry sample =
      new SampleRegistry()
          .provider("acme")
          .platform("direct")
          .platform("one")
          .capability("vision")
          .derived("128k_context", new Rule.MinimumContext(128_000))
          .derived("free_tier", new Rule.FreeTier())
          .model("acme", "m");

  private CapabilityMatrix matrix() {
    return CapabilityMatrix.of(sample.build());
  }

  private SampleRegistry context(@Nullable Long window) {
    return sample.model("acme", "m", model -> model.limits = new Limits(window, null, null));
  }

  private SampleRegistry priced(String platform, @Nullable Pricing pricing) {
    return sample.route("m", platform, route -> route.pricing = pricing);
  }

  @Test
  void repeats_what_the_model_says_of_itself() {
    sample
        .model("acme", "sees", model -> model.capabilities = Map.of("vision", true))
        .model("acme", "blind", model -> model.capabilities = Map.of("vision", false));

    assertThat(matrix().answer("sees", "vision")).isEqualTo(Answer.YES);
    assertThat(matrix().answer("blind", "vision")).isEqualTo(Answer.NO);
    assertThat(matrix().answer("m", "vision")).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void lists_models_sorted_and_capabilities_that_nobody_has() {
    sample
        .model("acme", "z", model -> model.capabilities = Map.of("vision", true))
        .model("acme", "a", model -> model.capabilities = Map.of("vision", true));

    assertThat(matrix().modelsWith("vision")).containsExactly("a", "z");
    assertThat(matrix().modelsWith("128k_context")).isEmpty();
    assertThat(matrix().keys()).containsExactly("128k_context", "free_tier", "vision");
  }

  @Test
  void knows_nothing_of_a_context_that_nobody_stated() {
    context(null);

    assertThat(matrix().answer("m", "128k_context")).isEqualTo(Answer.UNKNOWN);
  }

  @Property(tries = 50)
  void has_a_context_capability_from_its_minimum_on(
      @ForAll @LongRange(min = 127_990, max = 128_010) long window) {
    context(window);

    assertThat(matrix().answer("m", "128k_context"))
        .isEqualTo(window >= 128_000 ? Answer.YES : Answer.NO);
  }

  @Test
  void does_not_take_the_context_from_a_route() {
    context(4_096L);
    sample.route("m", "one", route -> route.limits = new Limits(1_000_000L, null, null));

    assertThat(matrix().answer("m", "128k_context")).isEqualTo(Answer.NO);
  }

  @Test
  void has_a_free_tier_if_any_active_route_is_free() {
    priced("direct", Prices.metered("input_cost", "1"));
    assertThat(matrix().answer("m", "free_tier")).isEqualTo(Answer.NO);

    priced("one", Prices.of(Pricing.Kind.FREE));
    assertThat(matrix().answer("m", "free_tier")).isEqualTo(Answer.YES);
  }

  @Test
  void does_not_know_of_a_free_tier_while_a_price_is_unknown() {
    priced("direct", Prices.metered("input_cost", "1"));
    priced("one", null);

    assertThat(matrix().answer("m", "free_tier")).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void has_no_free_tier_by_a_route_that_is_not_active() {
    sample.route(
        "m",
        "one",
        route -> {
          route.status = RouteStatus.INACTIVE;
          route.pricing = Prices.of(Pricing.Kind.FREE);
        });

    assertThat(matrix().answer("m", "free_tier")).isEqualTo(Answer.NO);
  }

  @Test
  void does_not_take_a_price_of_zero_for_free() {
    priced("one", Prices.metered("input_cost", "0", "output_cost", "0"));

    assertThat(matrix().answer("m", "free_tier")).isEqualTo(Answer.NO);
  }
}
