package io.modelregistry.sync.openrouter;

import static io.modelregistry.sync.Imported.CREATE;
import static io.modelregistry.sync.Imported.EMPTY;
import static io.modelregistry.sync.Imported.MATCH;
import static io.modelregistry.sync.Imported.kinds;
import static io.modelregistry.sync.Imported.model;
import static io.modelregistry.sync.Imported.pricing;
import static io.modelregistry.sync.Imported.texts;
import static io.modelregistry.sync.Imported.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.Entities;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OpenRouterTest {
  private static String entry(String id, String pricing, String more) {
    return """
    {"id": "%s", "name": "Maker: Name", "context_length": 1000,
     "architecture": {"input_modalities": ["text", "file"], "output_modalities": ["text"]},
     "supported_parameters": ["tools", "temperature"],
     "top_provider": {"max_completion_tokens": 100}, "pricing": %s%s}\
    """
        .formatted(id, pricing, more);
  }

  private static byte[] list(String... entries) {
    return ("{\"data\": [" + String.join(",", entries) + "]}").getBytes(UTF_8);
  }

  private static ImportResult create(byte[] list) {
    return OpenRouter.SOURCE.imported(EMPTY, list, CREATE);
  }

  private static Entities created(byte[] list) {
    return valid(create(list).plan().over(EMPTY));
  }

  @Test
  void makes_routes_with_limits_capabilities_and_exact_prices() {
    Entities entities =
        created(
            list(
                entry(
                    "mistralai/mistral-9",
                    """
                    {"prompt": "0.00000014", "completion": "0.0000006000000000000001",
                     "input_cache_read": "0.0000000028", "web_search": "0.005", "request": "0",
                     "image": "0.00000014", "internal_reasoning": "0.0000006000000000000001"}\
                    """,
                    ", \"hugging_face_id\": \"m/m\", \"knowledge_cutoff\": \"2026-01-31\"")));
    assertThat(entities.routes()).containsOnlyKeys("mistral-9--openrouter");
    Pricing price = pricing(entities, "mistral-9--openrouter");
    assertThat(price.rates())
        .containsOnlyKeys(
            Units.INPUT, Units.OUTPUT, Units.CACHE_READ, Units.require("web_search_cost"));
    assertThat(price.rate(Units.INPUT)).isEqualByComparingTo("0.14");
    assertThat(price.rate(Units.OUTPUT)).isEqualByComparingTo("0.6");
    assertThat(price.rate(Units.CACHE_READ)).isEqualByComparingTo("0.0028");
    assertThat(model(entities, "mistral-9").name()).isEqualTo("Name");
    assertThat(model(entities, "mistral-9").providerId()).isEqualTo("mistral");
    assertThat(model(entities, "mistral-9").limits().contextWindow()).isEqualTo(1000);
    assertThat(model(entities, "mistral-9").limits().maxOutputTokens()).isEqualTo(100);
    assertThat(model(entities, "mistral-9").openWeights()).isTrue();
    assertThat(model(entities, "mistral-9").capabilities())
        .containsEntry("function_calling", true)
        .containsEntry("pdf_input", true)
        .containsEntry("structured_output", false);
  }

  @Test
  void reads_prices_by_the_size_of_the_prompt() {
    Pricing price =
        pricing(
            created(
                list(
                    entry(
                        "a/b",
                        """
                        {"prompt": "0.000001", "completion": "0.000002", "overrides": [
                          {"min_prompt_tokens": 256, "prompt": "0.000004"},
                          {"min_prompt_tokens": 128, "prompt": "0.000003", "completion": "0.000002"},
                          {"min_prompt_tokens": 512, "prompt": "0.000004"},
                          {"weekday": 1, "prompt": "0.000009"}]}\
                        """,
                        ""))),
            "b--openrouter");
    assertThat(price.overrides())
        .extracting(override -> override.when().inputTokensFrom())
        .containsExactly(128L, 256L);
    assertThat(price.overrides().get(0).rates()).containsOnlyKeys(Units.INPUT);
  }

  @Test
  void tells_free_from_unknown_and_from_set_per_request() {
    String zero = "{\"prompt\": \"0\", \"completion\": \"0\"}";
    Entities entities =
        created(
            list(
                entry("a/b:free", zero, ""),
                entry("a/c", zero, ""),
                entry("openrouter/auto", "{\"prompt\": \"-1\", \"completion\": \"-1\"}", "")));
    assertThat(pricing(entities, "b--openrouter").kind()).isEqualTo(Pricing.Kind.FREE);
    assertThat(Imported.route(entities, "c--openrouter").pricing()).isNull();
    assertThat(pricing(entities, "auto--openrouter").kind()).isEqualTo(Pricing.Kind.DYNAMIC);
  }

  @Test
  void reports_every_oddity_and_goes_on() {
    ImportReport report =
        create(
                list(
                    "7",
                    "{\"id\": 7}",
                    entry("~a/latest", "{}", ", \"alias_target\": {\"slug\": \"a/b\"}"),
                    entry("a/b", "{\"prompt\": 0.000001, \"completion\": \"x\"}", ""),
                    entry("a/b", "{}", ""),
                    entry("a/c", "[]", ", \"expiration_date\": \"2098-12-31\""),
                    entry(
                        "a/d",
                        "{\"prompt\": \"0.000001\", \"audio\": \"0.01\", \"smell\": \"1\"}",
                        ""),
                    entry("a/e", "{\"prompt\": \"0.000001\", \"image\": \"0.01\"}", "")
                        .replace("1000", "0")))
            .report();
    assertThat(report.count(Count.OFFERS)).isEqualTo(8);
    assertThat(report.count(Count.LEFT_OUT)).isEqualTo(4);
    assertThat(report.text())
        .contains(
            "leads to another model, now a/b",
            "a second model of this id",
            "pricing is no object",
            "too far away",
            "counts no tokens",
            "no unit is known for smell",
            "image may be a price per picture",
            "context_length is 0");
    assertThat(kinds(report)).contains(Remarks.ODD_VALUE, Remarks.IMPOSSIBLE_LIMIT);
  }

  @Test
  void changes_nothing_the_second_time() {
    byte[] list =
        list(
            entry(
                "a/b",
                """
                {"prompt": "0.000001", "completion": "0.000002", "internal_reasoning": "0.000002",
                 "overrides": [{"min_prompt_tokens": 128, "prompt": "0.000003"}]}\
                """,
                ""),
            entry("a/b:free", "{\"prompt\": \"0\", \"completion\": \"0\"}", ""));
    Snapshot once = create(list).plan().over(EMPTY);
    assertThat(texts(OpenRouter.SOURCE.imported(once, list, CREATE).plan())).isEmpty();
    assertThat(texts(OpenRouter.SOURCE.imported(once, list, MATCH).plan())).isEmpty();
  }

  @Test
  void asks_who_serves_a_model_and_takes_the_most_that_one_of_them_writes() {
    byte[] list =
        list(
            entry("a/b", "{\"prompt\": \"0.000001\", \"completion\": \"0.000002\"}", ""),
            entry("a/c", "{}", ""),
            entry("a/d", "{}", ""),
            entry("a/e", "{}", ""),
            entry("a/f", "{}", ""));
    List<String> asked = new ArrayList<>();
    OfferSource source =
        OpenRouter.withEndpoints(
            list,
            "https://openrouter.ai/api/v1/models",
            Set.of("a/b", "a/c", "a/d", "a/e", "elsewhere"),
            url -> {
              asked.add(url);
              if (url.contains("a/c")) {
                throw new ImportException("is gone");
              }
              String endpoints =
                  url.contains("a/d")
                      ? "[]"
                      : url.contains("a/e")
                          ? "7"
                          : """
                            [{"max_completion_tokens": 300, "pricing": {"prompt": "0.000001"}},
                             {"max_completion_tokens": 400, "pricing": {"prompt": "0.000003"}}]
                            """;
              return ("{\"data\": {\"endpoints\": " + endpoints + "}}").getBytes(UTF_8);
            });
    ImportResult result = source.imported(EMPTY, list, CREATE);
    assertThat(asked).hasSize(4).contains("https://openrouter.ai/api/v1/models/a/b/endpoints");
    Entities entities = valid(result.plan().over(EMPTY));
    assertThat(model(entities, "b").limits().maxOutputTokens()).isEqualTo(400);
    assertThat(model(entities, "c").limits().maxOutputTokens()).isNull();
    assertThat(model(entities, "f").limits().maxOutputTokens()).isEqualTo(100);
    assertThat(result.report().lines())
        .extracting(line -> line.subject() + ": " + line.message())
        .contains(
            "openrouter/a/b: 2 serve it, for 1 to 3 per million input tokens",
            "openrouter/a/c: is gone",
            "openrouter/a/d: is listed, but nobody serves it now",
            "openrouter/a/e: the answer has no array 'endpoints'");
  }

  @Test
  void refuses_what_is_no_list_with_a_clear_word() {
    for (String text : List.of("", "[]", "{}", "{\"data\": 7}", "{\"data\": [", "null")) {
      assertThatThrownBy(() -> create(text.getBytes(UTF_8)))
          .isInstanceOf(ImportException.class)
          .hasMessageStartingWith("the list of models");
    }
  }

  @Property(tries = 40)
  void survives_any_list_and_stays_valid_and_stable(@ForAll("lists") String text) {
    byte[] list = text.getBytes(UTF_8);
    Snapshot once = create(list).plan().over(EMPTY);
    valid(once);
    assertThat(texts(OpenRouter.SOURCE.imported(once, list, CREATE).plan())).isEmpty();
  }

  @Provide
  Arbitrary<String> lists() {
    Arbitrary<String> ids =
        Arbitraries.of("a/b", "a/B", "a/b:free", "~a/b", "openai/gpt-9", "", "x", "é/é", "a/con");
    Arbitrary<String> prices =
        Arbitraries.of(
            "{}",
            "null",
            "7",
            "{\"prompt\": \"1e-6\", \"completion\": \"0\"}",
            "{\"prompt\": \"-1\"}",
            "{\"prompt\": \"0.000001\", \"overrides\": [{\"min_prompt_tokens\": 1e9}, 7]}",
            "{\"prompt\": \"0.000001\", \"overrides\": [{\"min_prompt_tokens\": 9,"
                + " \"prompt\": \"0.000002\"}]}",
            "{\"prompt\": \"99999999999\", \"completion\": []}");
    Arbitrary<String> more =
        Arbitraries.of(
            "",
            ", \"expiration_date\": \"2027-01-01\"",
            ", \"top_provider\": 7",
            ", \"architecture\": {\"input_modalities\": \"text\"}",
            ", \"supported_parameters\": 1");
    return Combinators.combine(ids, prices, more)
        .as(OpenRouterTest::entry)
        .list()
        .ofMaxSize(8)
        .map(entries -> "{\"data\": [" + String.join(",", entries) + "]}");
  }
}
