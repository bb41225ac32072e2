package io.modelregistry.app.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.Showcase;
import io.modelregistry.render.ApiSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuestionDeskTest {
  private final QuestionDesk desk = QuestionDesk.of(Showcase.registry());

  private JsonNode ask(String question) {
    return desk.answer(JsonMapper.shared().readTree(question.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'question': 'find'}",
        "{'question': 'find', 'require': ['vision'], 'optional': ['reasoning', 'embeddings']}",
        "{'question': 'cheapest'}",
        "{'question': 'cheapest', 'currency': 'EUR', 'require': ['embeddings']}",
        "{'question': 'cheapest', 'model': 'scribe-2-LATEST', 'prompt_tokens': 5}",
        "{'question': 'recommend', 'prefer': 'latency', 'budget': '0.02', 'min_context': 9}",
        "{'question': 'recommend', 'optional': ['128k_context'], 'prefer': 'context'}",
        "{'question': 'availability', 'model': 'scribe-2'}",
        "{'question': 'availability', 'model': 'hush', 'max_output_tokens': 5}",
        "{'question': 'fallbacks', 'model': 'scribe-2', 'down': ['scribe-2--direct']}",
        "{'question': 'fallbacks', 'model': 'scribe-1'}",
        "{'question': 'best_route', 'model': 'scribe-2', 'platforms': ['hub']}",
        "{'question': 'best_route', 'model': 'scribe-2', 'exclude': ['vision'], 'left_out': 0}",
        "{'question': 'alternatives', 'model': 'scribe-1'}",
        "{'question': 'alternatives', 'model': 'scribe-2', 'limit': 1, 'providers': ['quiet']}",
        "{'question': 'cheaper', 'model': 'scribe-2'}",
        "{'question': 'cheaper', 'route': 'scribe-2--direct', 'prompt_tokens': 0}",
        "{'question': 'search'}",
        "{'question': 'search', 'text': 'scribe', 'sort': '-cost', 'usable': true}",
        "{'question': 'search', 'text': '', 'status': ['active'], 'max_cost': '0.5', 'page': 2}"
      })
  void answers_in_the_shape_that_its_schema_says(String question) {
    JsonNode answer = ask(question);

    String schema = answer.required("question").stringValue().replace('_', '-');
    assertThat(ApiSchemas.problems("answers/" + schema + ".schema.json", JsonText.pretty(answer)))
        .as(JsonText.pretty(answer))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'question': 'guess'}|invalid_request|guess",
        "[]|invalid_request|question",
        "{'question': 'find', 'requires': []}|invalid_request|'require'",
        "{'question': 'find', 'require': 'vision'}|invalid_request|require is a list",
        "{'question': 'find', 'require': [1]}|invalid_request|each of require",
        "{'question': 'find', 'require': ['visoin']}|unknown_capability|'vision'",
        "{'question': 'find', 'require': ['vision'], 'exclude': ['vision']}|invalid_request|twice",
        "{'question': 'search', 'require': ['vision'], 'exclude': ['vision']}|invalid_request|twice",
        "{'question': 'find', 'providers': ['acne']}|unknown_provider|'acme'",
        "{'question': 'find', 'platforms': ['hup']}|unknown_platform|'hub'",
        "{'question': 'find', 'limit': 0}|invalid_request|limit is a whole number from 1",
        "{'question': 'find', 'limit': 1.5}|invalid_request|limit",
        "{'question': 'find', 'prompt_tokens': -1}|invalid_request|prompt_tokens",
        "{'question': 'find', 'prompt_tokens': 1000000000000001}|invalid_request|prompt_tokens",
        "{'question': 'find', 'prompt_tokens': '5'}|invalid_request|prompt_tokens",
        "{'question': 'find', 'at': 'soon'}|not_a_time|soon",
        "{'question': 'find', 'at': 5}|not_a_time|text",
        "{'question': 'find', 'currency': 'usd'}|invalid_request|USD",
        "{'question': 'recommend', 'budget': 1}|invalid_request|budget",
        "{'question': 'recommend', 'budget': '-1'}|invalid_request|budget",
        "{'question': 'recommend', 'budget': '01'}|invalid_request|budget",
        "{'question': 'recommend', 'prefer': 'luck'}|invalid_request|latency",
        "{'question': 'availability'}|invalid_request|needs model",
        "{'question': 'availability', 'model': ''}|invalid_request|model",
        "{'question': 'availability', 'model': 'scribe-3'}|unknown_model|'scribe-2'",
        "{'question': 'availability', 'model': 'scribe-one'}|unknown_model|use 'scribe-1'",
        "{'question': 'fallbacks', 'model': 'hush', 'down': ['x']}|unknown_route|'x'",
        "{'question': 'cheaper', 'model': 'a', 'route': 'scribe-2--direct'}|invalid_request|route",
        "{'question': 'cheaper', 'model': 'scribe-2', 'platform': 'hup'}|unknown_platform|'hub'",
        "{'question': 'cheaper', 'route': 'hush--hub'}|price_unknown|subscription",
        "{'question': 'search', 'status': ['old']}|invalid_request|deprecated",
        "{'question': 'search', 'sort': '-relevance'}|invalid_request|sort",
        "{'question': 'search', 'sort': 'price'}|invalid_request|'price'",
        "{'question': 'search', 'usable': 'yes'}|invalid_request|usable",
        "{'question': 'search', 'released_from': '2026-13'}|invalid_request|released_from",
        "{'question': 'search', 'page_size': 1001}|invalid_request|page_size"
      })
  void refuses_what_it_cannot_answer_as_it_is_asked(String question, String code, String words) {
    assertThatThrownBy(() -> ask(question))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code().word()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  @Test
  void refuses_a_text_that_is_no_search() {
    assertThatThrownBy(() -> ask("{'question': 'search', 'text': '" + "x".repeat(201) + "'}"))
        .hasMessageContaining("200");
  }

  @Test
  void takes_null_as_nothing_said() {
    assertThat(ask("{'question': 'cheapest', 'model': null, 'at': null, 'limit': null}"))
        .isEqualTo(ask("{'question': 'cheapest'}"));
  }

  @Test
  void answers_for_another_day_or_instant() {
    String cost = "/best/cost/total";

    JsonNode today = ask("{'question': 'cheapest', 'model': 'scribe-2'}");
    JsonNode later = ask("{'question': 'cheapest', 'model': 'scribe-2', 'at': '2027-01-02'}");
    JsonNode saturday =
        ask("{'question': 'cheapest', 'model': 'scribe-2', 'at': '2026-11-28T23:00:00.5Z'}");
    JsonNode day = ask("{'question': 'cheapest', 'model': 'scribe-2', 'at': '2026-11-28'}");

    assertThat(List.of(today, later, saturday, day))
        .extracting(answer -> answer.required("at").stringValue())
        .containsExactly("2026-11-22", "2027-01-02", "2026-11-28T23:00:00Z", "2026-11-28");
    assertThat(List.of(today, later, saturday, day))
        .extracting(answer -> answer.at(cost).stringValue())
        .containsExactly("0.013", "0.01375", "0.00975", "0.013");
    assertThat(
            ask("{'question': 'availability', 'model': 'scribe-2', 'at': '2027-07-01'}")
                .required("usable")
                .booleanValue())
        .isFalse();
  }

  @Test
  void tells_what_a_caller_needs_to_call() {
    JsonNode best = ask("{'question': 'best_route', 'model': 'scribe-2'}").required("best");

    assertThat(JsonText.compact(best))
        .isEqualTo(
            "{\"route_id\":\"scribe-2--direct\",\"model_id\":\"scribe-2\",\"provider_id\":\"acme\","
                + "\"platform_id\":\"direct\",\"model_string\":\"acme/Scribe:2\",\"priority\":1,"
                + "\"cost\":{\"currency\":\"USD\",\"total\":\"0.013\"},"
                + "\"endpoint\":\"https://api.acme.example/v1\",\"down\":false}");
  }
}
