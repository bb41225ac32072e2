package io.modelregistry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbePlanTest {
  private static final Map<String, String> VARIABLES =
      Map.of("THE_KEY", "sk-hidden", "ACME_KEY", "acme-hidden", "BAD", "two\r\nlines");

  private static ProbePlan plan(String... allowed) {
    return ProbePlan.of(
        SampleHealth.registry(),
        new KeyRing(
            List.of(allowed).stream().map(KeyRing.Allowed::parse).toList(),
            name -> Optional.ofNullable(VARIABLES.get(name))));
  }

  @Test
  void asks_each_address_once_however_many_routes_share_it() {
    assertThat(plan().probes().keySet())
        .containsExactly(
            SampleHealth.ACME_API,
            SampleHealth.FAST_API,
            SampleHealth.HUB_HEALTH,
            SampleHealth.OWN_HOST);
    assertThat(plan().routes())
        .isEqualTo(
            Map.of(
                "small--hub", SampleHealth.HUB_HEALTH,
                "large--hub", SampleHealth.HUB_HEALTH,
                "small--fast", SampleHealth.FAST_API,
                "large--fast", SampleHealth.OWN_HOST,
                "small--direct", SampleHealth.ACME_API));
  }

  @Test
  void speaks_for_a_platform_by_its_own_address_else_by_those_of_its_routes() {
    assertThat(plan().platforms())
        .isEqualTo(
            Map.of(
                "hub", Set.of(SampleHealth.HUB_HEALTH),
                "fast", Set.of(SampleHealth.FAST_API),
                "direct", Set.of(SampleHealth.ACME_API),
                "filled-in", Set.of()));
  }

  @Test
  void asks_for_some_platforms_and_for_their_routes() {
    assertThat(plan().of(List.of("fast")).stream().map(Probe::address))
        .containsExactly(SampleHealth.FAST_API, SampleHealth.OWN_HOST);
    assertThat(plan().of(List.of("filled-in"))).isEmpty();
    assertThat(plan().of(List.of())).hasSize(4);
  }

  @Test
  void sends_no_key_that_was_not_allowed() {
    assertThat(plan().probes().values()).allMatch(probe -> probe.key().isEmpty());
    assertThat(plan("THE_KEY@elsewhere.example").probes().values())
        .allMatch(probe -> probe.key().isEmpty());
    assertThat(plan("PATH@api.fast.example").probes().values())
        .allMatch(probe -> probe.key().isEmpty());
  }

  @Test
  void asks_for_models_where_a_key_may_be_sent_and_for_a_connection_elsewhere() {
    Map<String, Probe> probes =
        plan("THE_KEY@api.fast.example", "ACME_KEY@api.acme.example").probes();
    Probe fast = Objects.requireNonNull(probes.get(SampleHealth.FAST_API));
    assertThat(fast.method()).isEqualTo(Method.MODEL_LIST);
    assertThat(fast.url()).isEqualTo(SampleHealth.FAST_API + "/models");
    assertThat(fast.key()).contains(new Probe.Key("Authorization", "Bearer sk-hidden"));
    assertThat(Objects.requireNonNull(probes.get(SampleHealth.ACME_API)).key())
        .contains(new Probe.Key("x-api-key", "acme-hidden"));
    assertThat(Objects.requireNonNull(probes.get(SampleHealth.OWN_HOST)).method())
        .isEqualTo(Method.CONNECTION);
    assertThat(Objects.requireNonNull(probes.get(SampleHealth.HUB_HEALTH)).method())
        .isEqualTo(Method.HEALTH_URL);
    assertThat(Objects.requireNonNull(probes.get(SampleHealth.HUB_HEALTH)).key()).isEmpty();
    assertThat(probes.toString()).doesNotContain("hidden");
  }

  @Test
  void takes_a_key_only_with_its_host() {
    assertThat(KeyRing.Allowed.parse("GROQ_API_KEY@api.groq.com"))
        .isEqualTo(new KeyRing.Allowed("GROQ_API_KEY", "api.groq.com"));
    for (String wrong : List.of("GROQ_API_KEY", "@api.groq.com", "A B@c", "KEY@https://x.y")) {
      assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.Allowed.parse(wrong));
    }
  }
}
