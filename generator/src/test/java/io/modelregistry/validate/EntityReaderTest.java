package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Condition;
import io.modelregistry.model.DataPolicy;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Route;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntityReaderTest {
  private final EntityReader reader =
      new EntityReader(
          "EUR",
          finding -> {
            throw new AssertionError(finding.message());
          });

  private static JsonDocument document(String text) {
    return DocumentReader.read("x.json", text.getBytes(StandardCharsets.UTF_8))
        .document()
        .orElseThrow();
  }

  private Model model(String properties) {
    return reader.model(
        new Place.OfModel("lab", "m"),
        document("{\"name\": \"M\", \"status\": \"active\"" + properties + "}"));
  }

  private Pricing pricing(String properties) {
    return Objects.requireNonNull(model(", \"pricing\": {" + properties + "}").pricing());
  }

  @Test
  void what_a_model_leaves_out_is_unknown() {
    Model model = model("");

    assertThat(model.id()).isEqualTo("m");
    assertThat(model.providerId()).isEqualTo("lab");
    assertThat(model.pricing()).isNull();
    assertThat(model.limits()).isEqualTo(Limits.UNKNOWN);
    assertThat(model.openWeights()).isNull();
    assertThat(model.capabilities()).isEmpty();
    assertThat(model.performance()).isNull();
  }

  @Test
  void prices_are_exact_and_take_the_currency_of_the_registry() {
    Pricing pricing = pricing("\"input_cost\": 0.10, \"output_cost\": 0");

    assertThat(pricing.kind()).isEqualTo(Pricing.Kind.METERED);
    assertThat(pricing.currency()).isEqualTo("EUR");
    assertThat(pricing.rate(Units.INPUT)).isEqualTo(new BigDecimal("0.1"));
    assertThat(pricing.rate(Units.OUTPUT)).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(pricing.rate(Units.CACHE_READ)).isNull();
  }

  @Test
  void a_day_starts_at_midnight_in_utc_and_an_instant_is_itself() {
    Condition when =
        pricing(
                "\"overrides\": [{\"when\": {\"from\": \"2026-12-01\", \"until\":"
                    + " \"2026-12-31T16:30Z\", \"utc_time\": {\"start\": \"16:30\", \"end\":"
                    + " \"00:30\", \"days\": [\"sun\", \"mon\"]}, \"input_tokens_over\": 200000}}]")
            .overrides()
            .get(0)
            .when();

    assertThat(when.from()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(when.until()).isEqualTo(Instant.parse("2026-12-31T16:30:00Z"));
    assertThat(when.inputTokensOver()).isEqualTo(200_000L);
    assertThat(when.hours())
        .isEqualTo(
            new Condition.Hours(
                LocalTime.of(16, 30),
                LocalTime.of(0, 30),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)));
  }

  @Test
  void null_in_an_override_removes_a_price_and_absence_keeps_it() {
    assertThat(
            pricing(
                    "\"overrides\": [{\"when\": {\"region\": \"eu\"}, \"input_cost\": null,"
                        + " \"output_cost\": 2, \"multiplier\": 0.5}]")
                .overrides()
                .get(0)
                .rates())
        .isEqualTo(
            Map.of(Units.INPUT, Optional.empty(), Units.OUTPUT, Optional.of(new BigDecimal("2"))));
  }

  @Test
  void platform_settings_keep_their_json_types() {
    assertThat(
            model(", \"platform_configs\": {\"azure\": {\"a\": [1, \"x\", {\"b\": true}]}}")
                .platformConfigs())
        .isEqualTo(
            Map.of("azure", Map.of("a", List.of(new BigDecimal("1"), "x", Map.of("b", true)))));
  }

  @Test
  void a_route_is_what_its_path_and_its_file_say() {
    Route route =
        reader.route(
            new Place.OfRoute("m", "azure", Optional.of("eu")),
            document(
                "{\"priority\": 3, \"status\": \"maintenance\", \"context_window\": 8192,"
                    + " \"rate_limits\": {\"requests_per_minute\": 60}}"));

    assertThat(route.id()).isEqualTo("m--azure--eu");
    assertThat(route.priority()).isEqualTo(3);
    assertThat(route.limits()).isEqualTo(new Limits(8192L, null, null));
    assertThat(route.rateLimits()).containsExactly(Map.entry("requests_per_minute", 60L));
  }

  @Test
  void a_platform_names_its_credentials_but_holds_none() {
    Platform platform =
        reader.platform(
            "p",
            document(
                "{\"name\": \"P\", \"auth_type\": \"aws_sigv4\", \"status\": \"beta\","
                    + " \"auth_config\": {\"env_var\": \"P_KEY\"}, \"data_policy\":"
                    + " {\"retention_days\": 30}}"));

    assertThat(platform.authType()).isEqualTo(AuthType.AWS_SIGV4);
    assertThat(platform.authConfig()).isEqualTo(new AuthConfig(null, null, "P_KEY"));
    assertThat(platform.dataPolicy()).isEqualTo(new DataPolicy(null, 30, List.of(), null));
  }

  @Test
  void settings_default_to_dollars_and_three_kept_releases() {
    Settings settings = EntityReader.settings(document("{\"title\": \"T\"}"), finding -> {});

    assertThat(settings.currency()).isEqualTo("USD");
    assertThat(settings.publishing()).isEqualTo(new Settings.Publishing(null, Map.of(), 3));
  }

  @Test
  void derived_capabilities_carry_their_rule() {
    assertThat(DefaultVocabulary.capabilities().values())
        .filteredOn(capability -> capability.derived().isPresent())
        .extracting(Capability::key, capability -> capability.derived().orElseThrow())
        .contains(
            tuple("128k_context", new Capability.Rule.MinimumContext(128_000)),
            tuple("free_tier", new Capability.Rule.FreeTier()));
  }

  @Test
  void tombstones_and_observations_keep_their_order() {
    assertThat(
            EntityReader.tombstones(
                document(
                    "{\"tombstones\": [{\"kind\": \"route\", \"id\": \"a--b\", \"removed\":"
                        + " \"2026-01-02\"}]}"),
                finding -> {}))
        .singleElement()
        .satisfies(tombstone -> assertThat(tombstone.kind()).isEqualTo(EntityKind.ROUTE));
    assertThat(
            reader.observations(
                YearMonth.of(2026, 4),
                document(
                    "{\"days\": [{\"day\": \"2026-04-02\", \"requests\": 2, \"successes\": 1,"
                        + " \"avg_latency_ms\": 0.5}]}")))
        .singleElement()
        .satisfies(day -> assertThat(day.avgLatencyMs()).isEqualTo(new BigDecimal("0.5")));
  }
}
