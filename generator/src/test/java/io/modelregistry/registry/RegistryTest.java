package io.modelregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Entities;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private static final Pricing OWN = price("2");
  private static final Pricing MODELS = price("1");

  private final Map<String, Model> models = new HashMap<>(Map.of("m", model("m", null)));
  private final Map<String, Route> routes = new HashMap<>();
  private final Map<String, List<Observation>> observations = new HashMap<>();

  @Test
  void a_route_takes_what_it_leaves_out_from_its_model() {
    add(route("azure", 1, null, Limits.UNKNOWN, Map.of()));
    EffectiveRoute route = registry().route("m--azure").orElseThrow();
    assertThat(route.limits()).isEqualTo(new Limits(1000L, null, 100L));
    assertThat(route.capabilities()).containsExactly(Map.entry("vision", true));
    assertThat(route.modelString()).isEqualTo("vendor/m");
    assertThat(route.config()).containsExactly(Map.entry("deployment", "x"));
  }

  @Test
  void a_routes_own_facts_win_key_by_key() {
    add(
        route(
            "azure", 1, null, new Limits(500L, null, null), Map.of("vision", false, "web", true)));
    EffectiveRoute route = registry().route("m--azure").orElseThrow();
    assertThat(route.limits()).isEqualTo(new Limits(500L, null, 100L));
    assertThat(route.capabilities()).containsEntry("vision", false).containsEntry("web", true);
  }

  @Test
  void what_it_takes_from_its_model_shrinks_to_its_own_smaller_window() {
    add(route("azure", 1, null, new Limits(50L, null, null), Map.of()));
    EffectiveRoute route = registry().route("m--azure").orElseThrow();
    assertThat(route.limits()).isEqualTo(new Limits(50L, null, 50L));
  }

  @Test
  void only_a_direct_route_inherits_the_models_price() {
    add(route("direct", 1, null, Limits.UNKNOWN, Map.of()));
    add(route("azure", 2, null, Limits.UNKNOWN, Map.of()));
    assertThat(registry().route("m--direct").orElseThrow().pricing()).isEqualTo(MODELS);
    assertThat(registry().route("m--azure").orElseThrow().pricing()).isNull();
  }

  @Test
  void a_routes_price_replaces_the_models_whole() {
    add(route("direct", 1, OWN, Limits.UNKNOWN, Map.of()));
    assertThat(registry().route("m--direct").orElseThrow().pricing()).isEqualTo(OWN);
  }

  @Test
  void a_direct_route_is_called_and_authenticated_as_its_provider_says() {
    add(route("direct", 1, null, Limits.UNKNOWN, Map.of()));
    add(route("azure", 2, null, Limits.UNKNOWN, Map.of()));
    EffectiveRoute direct = registry().route("m--direct").orElseThrow();
    assertThat(direct.endpoint()).isEqualTo("https://api.vendor.example/v1");
    assertThat(direct.authType()).isEqualTo(AuthType.OAUTH);
    EffectiveRoute azure = registry().route("m--azure").orElseThrow();
    assertThat(azure.endpoint()).isEqualTo("https://azure.example");
    assertThat(azure.authType()).isEqualTo(AuthType.API_KEY);
  }

  @Test
  void orders_the_chain_by_priority_then_id() {
    add(route("direct", 2, null, Limits.UNKNOWN, Map.of()));
    add(route("azure", 2, null, Limits.UNKNOWN, Map.of()));
    add(route("local", 1, null, Limits.UNKNOWN, Map.of()));
    assertThat(registry().routesOfModel("m"))
        .extracting(EffectiveRoute::id)
        .containsExactly("m--local", "m--azure", "m--direct");
  }

  @Test
  void weighs_observed_days_by_their_calls_and_leaves_old_days_out() {
    add(route("azure", 1, null, Limits.UNKNOWN, Map.of()));
    List<Observation> days = new ArrayList<>();
    days.add(observed(LocalDate.of(2020, 1, 1), 1000, 0, "9999"));
    for (int i = 1; i <= 29; i++) {
      days.add(observed(LocalDate.of(2026, 1, i), 1, 1, "100"));
    }
    days.add(observed(LocalDate.of(2026, 2, 1), 71, 21, "200"));
    observations.put("m--azure", days);
    EffectiveRoute route = registry().route("m--azure").orElseThrow();
    assertThat(route.successRate()).isEqualByComparingTo("0.5");
    assertThat(route.avgLatencyMs()).isEqualByComparingTo("171");
    assertThat(performance().latencyMs()).isEqualByComparingTo("171");
  }

  @Test
  void without_observations_the_authored_performance_stands() {
    add(route("azure", 1, null, Limits.UNKNOWN, Map.of()));
    assertThat(registry().route("m--azure").orElseThrow().successRate()).isNull();
    assertThat(performance().latencyMs()).isEqualByComparingTo("7");
  }

  @Test
  void a_model_is_usable_up_to_and_including_its_last_day() {
    models.put("today", model("today", LocalDate.of(2026, 3, 1)));
    models.put("yesterday", model("yesterday", LocalDate.of(2026, 2, 28)));
    Registry registry = registry();
    assertThat(registry.models().stream().filter(registry::isUsable))
        .extracting(Model::id)
        .containsExactly("m", "today");
  }

  @Test
  void knows_who_serves_whom() {
    add(route("azure", 1, null, Limits.UNKNOWN, Map.of()));
    assertThat(registry().providersOfPlatform("azure")).containsExactly("vendor");
    assertThat(registry().platformsOfProvider("vendor")).containsExactly("azure");
    assertThat(registry().platformsOfProvider("nobody")).isEmpty();
  }

  @Test
  void refuses_a_reference_that_leads_nowhere() {
    add(route("nowhere", 1, null, Limits.UNKNOWN, Map.of()));
    assertThatThrownBy(this::registry).hasMessageContaining("nowhere");
  }

  private Performance performance() {
    return registry().model("m").flatMap(registry()::performance).orElseThrow();
  }

  private void add(Route route) {
    routes.put(route.id(), route);
  }

  private Registry registry() {
    Map<String, Platform> platforms = new HashMap<>();
    for (String id : List.of("direct", "azure", "local")) {
      platforms.put(
          id,
          new Platform(
              id,
              id,
              null,
              id.equals("azure") ? "https://azure.example" : null,
              AuthType.API_KEY,
              null,
              Map.of(),
              Lifecycle.ACTIVE,
              null,
              null,
              null,
              null,
              List.of(),
              Map.of()));
    }
    Provider vendor =
        new Provider(
            "vendor",
            "Vendor",
            null,
            "https://api.vendor.example/v1",
            true,
            AuthType.OAUTH,
            new AuthConfig("Authorization", "Bearer", "VENDOR_KEY"),
            Map.of(),
            Lifecycle.ACTIVE,
            null,
            null,
            null,
            List.of(),
            Map.of());
    Entities entities =
        new Entities(
            new Settings("T", null, null, null, "USD", new Settings.Publishing(null, Map.of(), 3)),
            Map.of(),
            platforms,
            Map.of("vendor", vendor),
            models,
            routes,
            List.of(),
            observations);
    return Registry.of(
        entities, Instant.parse("2026-03-01T12:00:00Z"), (kind, id) -> Stamps.UNKNOWN);
  }

  private static Model model(String id, @Nullable LocalDate lastDay) {
    return new Model(
        id,
        "vendor",
        "M",
        null,
        null,
        "vendor/m",
        Map.of("vision", true),
        Modalities.UNKNOWN,
        new Limits(1000L, null, 100L),
        MODELS,
        Map.of("azure", Map.of("deployment", "x")),
        new Performance(new BigDecimal("7"), null),
        null,
        null,
        null,
        lastDay,
        Lifecycle.ACTIVE,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Route route(
      String platform,
      int priority,
      @Nullable Pricing pricing,
      Limits limits,
      Map<String, Boolean> capabilities) {
    return new Route(
        "m",
        platform,
        Optional.empty(),
        null,
        null,
        priority,
        RouteStatus.ACTIVE,
        null,
        pricing,
        limits,
        capabilities,
        null,
        null,
        Map.of(),
        List.of(),
        Map.of());
  }

  private static Observation observed(LocalDate day, long calls, long successes, String latency) {
    return new Observation(day, calls, successes, new BigDecimal(latency), null, null, null);
  }

  private static Pricing price(String input) {
    return new Pricing(
        Pricing.Kind.METERED, "USD", Map.of(Units.INPUT, new BigDecimal(input)), List.of());
  }
}
