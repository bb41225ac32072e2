package io.modelregistry.sync.litellm;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.kinds;
import static io.modelregistry.sync.Imported.pricing;
import static io.modelregistry.sync.Imported.texts;
import static io.modelregistry.sync.Imported.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Entities;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LiteLlmTest {
  private static final String CHEAP =
      "\"mode\": \"chat\", \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 2e-06";

  private static String entry(String key, String provider, String more) {
    return "\"%s\": {\"litellm_provider\": \"%s\", %s}".formatted(key, provider, more);
  }

  private static byte[] map(String... entries) {
    return ("{" + String.join(",", entries) + "}").getBytes(UTF_8);
  }

  private static ImportResult create(byte[] map) {
    return LiteLlm.SOURCE.imported(EMPTY, map, CREATE);
  }

  private static Entities created(byte[] map) {
    return valid(create(map).plan().over(EMPTY));
  }

  private static Pricing priced(String more) {
    Entities entities = created(map(entry("groq/m", "groq", more)));
    return pricing(entities, "m--groq");
  }

  private static Map<String, String> words(Map<Unit, ? extends Object> rates) {
    Map<String, String> words = new TreeMap<>();
    rates.forEach((unit, rate) -> words.put(unit.key(), rate.toString()));
    return words;
  }

  @Test
  void moves_the_decimal_point_from_a_token_to_a_million_without_a_float() {
    Pricing price =
        priced(
            """
            "mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 0.00001,
            "cache_read_input_token_cost": 1.2499999999999999e-07,
            "cache_creation_input_token_cost": 3.75e-06,
            "cache_creation_input_token_cost_above_1hr": 6e-06,
            "input_cost_per_audio_token": 7e-07, "output_cost_per_reasoning_token": 3e-06,
            "input_cost_per_image": 0.0048, "input_cost_per_character": 5e-07,
            "ocr_cost_per_page": 0.001, "input_cost_per_request": 0.005,
            "search_context_cost_per_query": {"search_context_size_low": 0.01,
              "search_context_size_medium": 0.01, "search_context_size_high": 0.01}\
            """);
    assertThat(words(price.rates()))
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("input_cost", "1.25"),
                    Map.entry("output_cost", "10"),
                    Map.entry("cache_read_cost", "0.125"),
                    Map.entry("cache_write_cost", "3.75"),
                    Map.entry("cache_write_1h_cost", "6"),
                    Map.entry("input_audio_cost", "0.7"),
                    Map.entry("output_reasoning_cost", "3"),
                    Map.entry("input_image_unit_cost", "0.0048"),
                    Map.entry("input_character_cost", "0.5"),
                    Map.entry("input_page_cost", "0.001"),
                    Map.entry("request_cost", "0.005"),
                    Map.entry("web_search_cost", "0.01"))));
  }

  @Test
  void reads_sizes_and_tiers_from_the_ends_of_keys() {
    Pricing price =
        priced(
            CHEAP
                + """
                , "input_cost_per_token_above_200k_tokens": 2e-06,
                "output_cost_per_token_above_200k_tokens": 2e-06,
                "input_cost_per_token_batches": 5e-07,
                "input_cost_per_token_priority": 3e-06,
                "input_cost_per_token_above_200k_tokens_priority": 6e-06,
                "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 9e-06\
                """);
    assertThat(price.overrides())
        .extracting(
            override -> override.when().inputTokensOver(),
            override -> override.when().serviceTier(),
            override -> words(override.rates()).toString())
        .containsExactly(
            tuple(200_000L, null, "{cache_write_1h_cost=Optional[9], input_cost=Optional[2]}"),
            tuple(null, "batch", "{input_cost=Optional[0.5]}"),
            tuple(null, "priority", "{input_cost=Optional[3]}"),
            tuple(200_000L, "priority", "{input_cost=Optional[6]}"));
  }

  @Test
  void reads_ranges_and_factors_for_regions() {
    Pricing price =
        priced(
            """
            "mode": "chat", "regional_processing_uplift_multiplier_eu": 1.1,
            "provider_specific_entry": {"us": 1.2, "fast": 6.0, "schema": "v2"},
            "tiered_pricing": [
              {"input_cost_per_token": 1e-06, "output_cost_per_token": 4e-06, "range": [0, 32000.0]},
              {"input_cost_per_token": 2e-06, "range": [32000.0, 128000.0]}, {"range": "all"}]\
            """);
    assertThat(price.rate(Units.INPUT)).isEqualByComparingTo("1");
    assertThat(price.overrides())
        .extracting(override -> override.when().inputTokensOver(), PriceOverride::multiplier)
        .hasSize(3)
        .first()
        .isEqualTo(tuple(32_000L, null));
    assertThat(price.overrides().get(1).when().region()).isEqualTo("eu");
    assertThat(price.overrides().get(1).multiplier()).isEqualByComparingTo("1.1");
    assertThat(price.overrides().get(2).multiplier()).isEqualByComparingTo("1.2");
  }

  @Test
  void joins_prices_that_stand_apart_for_single_regions() {
    Entities entities =
        created(
            map(
                entry("anthropic.claude-v9", "bedrock", CHEAP),
                entry("bedrock/eu-west-1/anthropic.claude-v9", "bedrock", CHEAP),
                entry(
                    "bedrock/ap-south-1/anthropic.claude-v9",
                    "bedrock",
                    CHEAP + ", \"cache_read_input_token_cost\": 5e-07"),
                entry("bedrock/us-east-1/only.there", "bedrock", CHEAP),
                entry(
                    "bedrock/us-east-1/1-month-commitment/anthropic.claude-v9",
                    "bedrock",
                    "\"input_cost_per_second\": 1")));
    assertThat(entities.routes()).containsOnlyKeys("claude-v9--amazon-bedrock");
    assertThat(pricing(entities, "claude-v9--amazon-bedrock").overrides())
        .singleElement()
        .satisfies(
            override -> {
              assertThat(override.when().region()).isEqualTo("ap-south-1");
              assertThat(words(override.rates()).toString())
                  .isEqualTo("{cache_read_cost=Optional[0.5]}");
            });
    assertThat(Objects.requireNonNull(entities.platforms().get("amazon-bedrock")).authType())
        .isEqualTo(AuthType.AWS_SIGV4);
  }

  @Test
  void knows_who_serves_what_by_key_and_provider() {
    Entities entities =
        created(
            map(
                entry("gpt-9", "openai", CHEAP),
                entry("azure/gpt-9", "azure", CHEAP),
                entry("vertex_ai/claude-9@default", "vertex_ai-anthropic_models", CHEAP),
                entry("together_ai/meta-llama/Llama-9", "together_ai", CHEAP),
                entry("openrouter/openai/gpt-9", "openrouter", CHEAP),
                entry("some_cloud/thing", "some_cloud", CHEAP)));
    assertThat(entities.routes())
        .containsOnlyKeys(
            "gpt-9--direct",
            "gpt-9--azure",
            "gpt-9--openrouter",
            "claude-9--google-vertex",
            "llama-9--togetherai",
            "thing--some-cloud");
  }

  @Test
  void reads_limits_capabilities_and_what_a_model_writes() {
    Entities entities =
        created(
            map(
                entry(
                    "gpt-9",
                    "openai",
                    CHEAP
                        + """
                        , "max_input_tokens": 272000.0, "max_output_tokens": 128000, "max_tokens": 1,
                        "supports_vision": true, "supports_function_calling": true,
                        "supports_response_schema": false\
                        """),
                entry(
                    "embed-9",
                    "openai",
                    "\"mode\": \"embedding\", \"input_cost_per_token\": 1e-07,"
                        + " \"output_cost_per_token\": 0.0, \"max_input_tokens\": 0")));
    assertThat(Imported.model(entities, "gpt-9").limits().maxInputTokens()).isEqualTo(272_000);
    assertThat(Imported.model(entities, "gpt-9").limits().maxOutputTokens()).isEqualTo(128_000);
    assertThat(Imported.model(entities, "gpt-9").capabilities())
        .containsEntry("vision", true)
        .containsEntry("structured_output", false);
    assertThat(Imported.model(entities, "embed-9").modalities().output())
        .containsExactly("embedding");
    assertThat(Imported.model(entities, "embed-9").limits().maxInputTokens()).isNull();
  }

  @Test
  void takes_minus_one_for_a_price_that_is_set_per_request() {
    assertThat(priced("\"mode\": \"chat\", \"input_cost_per_token\": -1").kind())
        .isEqualTo(Pricing.Kind.DYNAMIC);
  }

  @Test
  void reports_every_oddity_and_goes_on() {
    byte[] map =
        map(
            "\"sample_spec\": {\"litellm_provider\": \"one of ...\"}",
            "\"fallback_generalizations\": {\"a\": 1}",
            "\"none\": 7",
            entry("1024-x-1024/dall-e-9", "openai", CHEAP),
            entry("fireworks-ai-above-16b", "fireworks_ai", CHEAP),
            entry("deepseek-chat", "deepseek", CHEAP),
            entry("deepseek/deepseek-chat", "deepseek", "\"input_cost_per_token\": 3e-06"),
            entry("groq/@cf/X:Y", "groq", "\"input_cost_per_token\": \"0.000004\""),
            entry("groq/odd", "groq", "\"input_cost_per_token\": \"cheap\", \"smell_cost\": 4"),
            entry("groq/dear", "groq", "\"input_cost_per_token\": 1e30"),
            entry("groq/zero", "groq", "\"input_cost_per_token\": 0, \"output_cost_per_token\": 0"),
            entry(
                "groq/search",
                "groq",
                "\"search_context_cost_per_query\": {\"a\": 0.01, \"b\": 0.02}"));
    ImportReport report = create(map).report();
    assertThat(report.count(Count.OFFERS)).isEqualTo(11);
    assertThat(report.count(Count.LEFT_OUT)).isEqualTo(5);
    assertThat(kinds(report))
        .contains(Remarks.LEFT_OUT, Remarks.ODD_VALUE, Remarks.OTHER_PRICE, Remarks.UNKNOWN_PRICE);
    Entities entities = created(map);
    assertThat(Imported.model(entities, "deepseek-chat").pricing())
        .extracting(price -> price.rate(Units.INPUT))
        .isEqualTo(new BigDecimal("3"));
  }

  @Test
  void changes_nothing_the_second_time() {
    byte[] map =
        map(
            entry(
                "gpt-9",
                "openai",
                CHEAP
                    + """
                    , "input_cost_per_token_priority": 3e-06, "regional_processing_uplift_multiplier_eu": 1.1,
                    "input_cost_per_token_above_200k_tokens_priority": 6e-06,
                    "output_cost_per_reasoning_token": 2e-06\
                    """),
            entry("azure/eu/gpt-9", "azure", CHEAP),
            entry("azure/gpt-9", "azure", "\"input_cost_per_token\": 5e-06"));
    Snapshot once = create(map).plan().over(EMPTY);
    valid(once);
    assertThat(texts(LiteLlm.SOURCE.imported(once, map, CREATE).plan())).isEmpty();
    assertThat(texts(LiteLlm.SOURCE.imported(once, map, MATCH).plan())).isEmpty();
  }

  @Test
  void refuses_what_is_no_map_with_a_clear_word() {
    for (String text : List.of("", "[]", "{}", "{", "{\"a\": 1}", "{\"sample_spec\": {}}")) {
      assertThatThrownBy(() -> create(text.getBytes(UTF_8)))
          .isInstanceOf(ImportException.class)
          .hasMessageStartingWith("the map of models");
    }
  }

  @Property(tries = 40)
  void survives_any_map_and_stays_valid_and_stable(@ForAll("maps") String text) {
    byte[] map = text.getBytes(UTF_8);
    Snapshot once = create(map).plan().over(EMPTY);
    valid(once);
    assertThat(texts(LiteLlm.SOURCE.imported(once, map, CREATE).plan())).isEmpty();
  }

  @Provide
  Arbitrary<String> maps() {
    Arbitrary<String> keys =
        Arbitraries.of(
            "gpt-9",
            "azure/eu/gpt-9",
            "azure/gpt-9",
            "bedrock/us-east-1/x.y-v1:0",
            "x.y-v1:0",
            "a/b/c:d@e",
            "groq/M",
            "groq/m",
            "é",
            "con",
            "../x",
            "openrouter/a/b:free");
    Arbitrary<String> providers =
        Arbitraries.of(
            "openai", "azure", "bedrock", "groq", "Odd One", "vertex_ai-x", "openrouter");
    Arbitrary<String> prices =
        Arbitraries.of(
            CHEAP,
            "\"a\": 1",
            "\"input_cost_per_token\": -1",
            "\"input_cost_per_token\": NaN",
            CHEAP + ", \"input_cost_per_token_above_128k_tokens\": 5e-06",
            CHEAP + ", \"output_cost_per_token_batches\": 5e-07",
            CHEAP + ", \"regional_processing_uplift_multiplier_eu\": 1.1",
            CHEAP + ", \"max_input_tokens\": \"7\", \"max_output_tokens\": 1e99",
            "\"tiered_pricing\": [{\"input_cost_per_token\": 1e-06, \"range\": [0, 5]}]",
            "\"mode\": [], \"deprecation_date\": \"2026-02-30\"");
    return Combinators.combine(keys, providers, prices)
        .as(LiteLlmTest::entry)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10)
        .map(entries -> "{" + String.join(",", entries) + "}");
  }
}
