package io.modelregistry.app.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.derive.Refusal;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseApisTest {
  private static final ResponseApis APIS = ResponseApis.known();

  private static JsonNode json(String text) {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readTree(text);
  }

  /** Found by its shape, with what can be inferred. */
  private static String usage(String api, String response) {
    ResponseApis.Reported found = APIS.read(json(response), Optional.empty());
    assertThat(found.api()).isEqualTo(api);
    return found.counter().inferOverlaps().usage().toString();
  }

  private static String resource() throws IOException {
    try (InputStream in = ResponseApis.class.getResourceAsStream("response-apis.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void are_data_that_follow_their_schema() throws IOException {
    String text = resource();

    assertThat(ApiSchemas.problems("response-apis.schema.json", text)).isEmpty();
    assertThat(
            ApiSchemas.problems(
                "response-apis.schema.json", text.replace("\"sum\"", "\"difference\"")))
        .isNotEmpty();
  }

  @Test
  void count_only_what_the_vocabulary_of_units_has_and_have_each_name_once() throws IOException {
    Set<String> known = Units.all().stream().map(Unit::usage).collect(Collectors.toSet());
    List<JsonNode> apis = json(resource()).required("apis").valueStream().toList();

    assertThat(apis)
        .allSatisfy(api -> assertThat(known).containsAll(api.required("counts").propertyNames()));
    assertThat(
            apis.stream()
                .flatMap(
                    api ->
                        Stream.concat(
                            Stream.of(api.required("id").stringValue()),
                            api.path("names").valueStream().map(JsonNode::stringValue))))
        .doesNotHaveDuplicates();
  }

  @Nested
  class Anthropic {
    @Test
    void counts_cached_tokens_beside_its_input() {
      assertThat(
              usage(
                  "anthropic",
                  """
                  {
                    "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-x",
                    "content": [{"type": "text", "text": "Hi"}],
                    "usage": {
                      "input_tokens": 100,
                      "cache_read_input_tokens": 2000,
                      "cache_creation_input_tokens": 300,
                      "cache_creation": {
                        "ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 100
                      },
                      "output_tokens": 50,
                      "server_tool_use": {"web_search_requests": 2},
                      "service_tier": "standard"
                    }
                  }
                  """))
          .isEqualTo(
              "input_tokens=2400 output_tokens=50 cache_read_tokens=2000 cache_write_tokens=300"
                  + " cache_write_5m_tokens=200 cache_write_1h_tokens=100 web_searches=2");
    }

    @Test
    void may_say_null_where_nothing_was_cached() {
      assertThat(
              usage(
                  "anthropic",
                  """
                  {"type": "message", "usage": {"input_tokens": 9, "output_tokens": 5,
                   "cache_read_input_tokens": null, "cache_creation_input_tokens": null,
                   "cache_creation": null, "server_tool_use": null}}
                  """))
          .isEqualTo("input_tokens=9 output_tokens=5");
    }
  }

  @Nested
  class OpenAi {
    @Test
    void chat_counts_its_details_within_its_totals() {
      assertThat(
              usage(
                  "openai-chat",
                  """
                  {"object": "chat.completion", "model": "gpt-x", "choices": [],
                   "usage": {
                     "prompt_tokens": 1000, "completion_tokens": 400, "total_tokens": 1400,
                     "prompt_tokens_details": {"cached_tokens": 600, "audio_tokens": 0},
                     "completion_tokens_details": {
                       "reasoning_tokens": 250, "audio_tokens": 0,
                       "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}}
                  """))
          .isEqualTo(
              "input_tokens=1000 output_tokens=400 cache_read_tokens=600"
                  + " output_reasoning_tokens=250 input_audio_tokens=0 output_audio_tokens=0");
    }

    @Test
    void chat_may_report_cached_audio() {
      assertThat(
              usage(
                  "openai-chat",
                  """
                  {"usage": {"prompt_tokens": 1000, "completion_tokens": 0, "total_tokens": 1000,
                   "prompt_tokens_details": {"cached_tokens": 600, "audio_tokens": 300,
                     "cached_tokens_details": {"audio_tokens": 128}}}}
                  """))
          .contains("cache_audio_read_tokens=128");
    }

    @Test
    void responses_count_searches_among_their_output() {
      assertThat(
              usage(
                  "openai-responses",
                  """
                  {"object": "response", "model": "gpt-x", "service_tier": "flex",
                   "output": [
                     {"type": "web_search_call", "action": {"type": "search", "query": "a"}},
                     {"type": "web_search_call", "action": {"type": "open_page"}},
                     {"type": "web_search_call", "action": {"type": "search", "query": "b"}},
                     {"type": "message", "content": []}],
                   "usage": {
                     "input_tokens": 500,
                     "input_tokens_details": {"cached_tokens": 100, "cache_write_tokens": 50},
                     "output_tokens": 70, "output_tokens_details": {"reasoning_tokens": 64},
                     "total_tokens": 570}}
                  """))
          .isEqualTo(
              "input_tokens=500 output_tokens=70 cache_read_tokens=100 cache_write_tokens=50"
                  + " output_reasoning_tokens=64 web_searches=2");
    }

    @Test
    void realtime_reports_every_overlap() {
      assertThat(
              usage(
                  "openai-realtime",
                  """
                  {"type": "response.done", "response": {"usage": {
                    "total_tokens": 1500, "input_tokens": 1000, "output_tokens": 500,
                    "input_token_details": {
                      "text_tokens": 600, "audio_tokens": 250, "image_tokens": 150,
                      "cached_tokens": 400,
                      "cached_tokens_details": {
                        "text_tokens": 250, "audio_tokens": 100, "image_tokens": 50}},
                    "output_token_details": {"text_tokens": 200, "audio_tokens": 300}}}}
                  """))
          .contains("cache_audio_read_tokens=100", "cache_image_read_tokens=50");
    }

    @Test
    void images_are_told_by_their_data() {
      assertThat(
              usage(
                  "openai-images",
                  """
                  {"created": 1, "data": [{"b64_json": "…"}],
                   "usage": {"input_tokens": 50, "output_tokens": 1056, "total_tokens": 1106,
                     "input_tokens_details": {"text_tokens": 10, "image_tokens": 40},
                     "output_tokens_details": {"text_tokens": 0, "image_tokens": 1056}}}
                  """))
          .contains("input_image_tokens=40", "output_image_tokens=1056");
    }

    @Test
    void embeddings_have_no_output() {
      assertThat(
              usage(
                  "openai-chat",
                  "{\"object\":\"list\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"))
          .isEqualTo("input_tokens=8");
    }
  }

  @Nested
  class Google {
    @Test
    void counts_thoughts_and_tools_beside_its_totals() {
      assertThat(
              usage(
                  "google",
                  """
                  {"modelVersion": "gemini-x", "candidates": [],
                   "usageMetadata": {
                     "promptTokenCount": 1000, "toolUsePromptTokenCount": 50,
                     "candidatesTokenCount": 200, "thoughtsTokenCount": 300,
                     "totalTokenCount": 1550,
                     "promptTokensDetails": [
                       {"modality": "TEXT", "tokenCount": 700},
                       {"modality": "IMAGE", "tokenCount": 200},
                       {"modality": "DOCUMENT", "tokenCount": 100}],
                     "toolUsePromptTokensDetails": [{"modality": "TEXT", "tokenCount": 50}],
                     "candidatesTokensDetails": [{"modality": "TEXT", "tokenCount": 200}]}}
                  """))
          .isEqualTo(
              "input_tokens=1050 output_tokens=500 output_reasoning_tokens=300"
                  + " input_text_tokens=750 output_text_tokens=200 input_image_tokens=300");
    }

    @Test
    void leaves_out_what_follows_from_the_rest() {
      assertThat(
              usage(
                  "google",
                  """
                  {"usageMetadata": {
                     "promptTokenCount": 1000, "cachedContentTokenCount": 800,
                     "candidatesTokenCount": 10, "totalTokenCount": 1010,
                     "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 1000}]}}
                  """))
          .contains("cache_text_read_tokens=800");
      assertThat(
              usage(
                  "google",
                  """
                  {"usageMetadata": {
                     "promptTokenCount": 1000, "cachedContentTokenCount": 800,
                     "candidatesTokenCount": 10, "totalTokenCount": 1010,
                     "promptTokensDetails": [
                       {"modality": "TEXT", "tokenCount": 900},
                       {"modality": "AUDIO", "tokenCount": 100}],
                     "cacheTokensDetails": [{"modality": "TEXT", "tokenCount": 800}]}}
                  """))
          .contains("cache_text_read_tokens=800", "cache_audio_read_tokens=0");
    }

    @Test
    void what_is_cached_of_a_prompt_of_text_alone_is_text() {
      String counts =
          """
          {"usageMetadata": {
             "promptTokenCount": 1000, "cachedContentTokenCount": 800,
             "toolUsePromptTokenCount": 50, "candidatesTokenCount": 10,
             "totalTokenCount": 1060, "promptTokensDetails": [%s]}}
          """;
      assertThat(usage("google", counts.formatted("{\"modality\": \"TEXT\", \"tokenCount\": 990}")))
          .contains("input_text_tokens=990", "cache_text_read_tokens=800");
      assertThat(usage("google", counts.formatted("")))
          .contains("cache_read_tokens=800")
          .doesNotContain("cache_text_read_tokens");
      assertThatThrownBy(
              () ->
                  usage(
                      "google",
                      counts.formatted(
                          "{\"modality\": \"TEXT\", \"tokenCount\": 700},"
                              + "{\"modality\": \"AUDIO\", \"tokenCount\": 290}")))
          .hasMessageContaining("may overlap");
    }
  }

  @Test
  void of_bedrock_count_cached_tokens_beside_the_input() {
    assertThat(
            usage(
                "bedrock",
                """
                {"output": {"message": {}}, "stopReason": "end_turn", "metrics": {"latencyMs": 9},
                 "usage": {"inputTokens": 10, "outputTokens": 20, "totalTokens": 30,
                   "cacheReadInputTokens": 1000, "cacheWriteInputTokens": 500,
                   "cacheDetails": [
                     {"ttl": "1h", "inputTokens": 100}, {"ttl": "5m", "inputTokens": 400}]}}
                """))
        .isEqualTo(
            "input_tokens=1510 output_tokens=20 cache_read_tokens=1000 cache_write_tokens=500"
                + " cache_write_5m_tokens=400 cache_write_1h_tokens=100");
  }

  @Test
  void of_cohere_count_what_is_billed_in_both_versions() {
    assertThat(
            usage(
                "cohere",
                """
                {"id": "a", "usage": {"billed_units": {"input_tokens": 5, "output_tokens": 7},
                 "tokens": {"input_tokens": 71, "output_tokens": 7}}}
                """))
        .isEqualTo("input_tokens=5 output_tokens=7");
    assertThat(
            usage(
                "cohere",
                "{\"text\":\"hi\",\"meta\":{\"billed_units\":{\"input_tokens\":5,"
                    + "\"output_tokens\":7}}}"))
        .isEqualTo("input_tokens=5 output_tokens=7");
  }

  @Test
  void of_mistral_may_count_seconds() {
    assertThat(
            usage(
                "mistral",
                """
                {"model": "voxtral", "usage": {"prompt_audio_seconds": 203, "prompt_tokens": 4,
                 "total_tokens": 3264, "completion_tokens": 635}}
                """))
        .isEqualTo("input_tokens=4 output_tokens=635 input_audio_seconds=203");
  }

  @Test
  void of_perplexity_count_reasoning_and_citations_beside_the_output() {
    assertThat(
            usage(
                "perplexity",
                """
                {"model": "sonar-deep", "usage": {"prompt_tokens": 33, "completion_tokens": 100,
                 "total_tokens": 133, "search_context_size": "low", "citation_tokens": 20,
                 "num_search_queries": 7, "reasoning_tokens": 500}}
                """))
        .isEqualTo(
            "input_tokens=33 output_tokens=620 output_reasoning_tokens=500"
                + " output_citation_tokens=20 web_searches=7");
  }

  @Nested
  class Xai {
    private static final String RESPONSE =
        """
        {"object": "chat.completion", "model": "grok-x",
         "usage": {"prompt_tokens": 32, "completion_tokens": 9, "total_tokens": 135,
           "prompt_tokens_details": {"text_tokens": 32, "cached_tokens": 6},
           "completion_tokens_details": {"reasoning_tokens": 94}}}
        """;

    @Test
    void is_told_from_openai_by_its_sum() {
      assertThat(usage("x-ai", RESPONSE))
          .isEqualTo(
              "input_tokens=32 output_tokens=103 cache_read_tokens=6 output_reasoning_tokens=94");
    }

    @Test
    void is_refused_as_openai_since_the_bill_would_be_wrong() {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> APIS.read(json(RESPONSE), Optional.of("openai-chat")))
          .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.USAGE_MISMATCH))
          .satisfies(
              refusal -> assertThat(refusal.message()).contains("135", "it looks like x-ai"));
    }
  }

  @ParameterizedTest
  @CsvSource({"groq", "openrouter", "openai-chat", "mistral"})
  void may_be_named_by_whom_they_were_copied(String api) {
    JsonNode response =
        json("{\"model\":\"m\",\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}");

    assertThat(APIS.read(response, Optional.of(api)).counter().usage())
        .hasToString("input_tokens=3 output_tokens=4");
  }

  @Test
  void give_the_model_and_the_tier_unless_it_is_the_base() {
    String response =
        "{\"model\":\"gpt-x\",\"service_tier\":\"%s\",\"usage\":{\"prompt_tokens\":3}}";
    ResponseApis.Reported flex = APIS.read(json(response.formatted("Flex")), Optional.empty());
    ResponseApis.Reported base = APIS.read(json(response.formatted("default")), Optional.empty());

    assertThat(flex.modelString()).contains("gpt-x");
    assertThat(flex.serviceTier()).contains("flex");
    assertThat(base.serviceTier()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "openai-chat|{\"usage\":null}|missing_usage|openai-chat",
        "openai-chat|{\"type\":\"message\",\"usage\":{\"input_tokens\":1}}|missing_usage|anthropic",
        "openai|[]|missing_usage|openai",
        "openai-chat|{\"usage\":{\"prompt_tokens\":\"3\"}}|not_a_count|/usage/prompt_tokens",
        "openai-chat|{\"usage\":{\"prompt_tokens\":-3}}|negative_count|/usage/prompt_tokens is below 0",
        "anthropic|{\"usage\":{\"input_tokens\":1e999999999,\"cache_read_input_tokens\":1}}"
            + "|count_too_large|/usage/input_tokens",
        "openai-chit|{}|unknown_api|openai-chat",
        "teletext|{}|unknown_api|anthropic"
      })
  void say_what_is_wrong_with_a_response(String api, String response, String code, String words) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> APIS.read(json(response), Optional.of(api)))
        .satisfies(refusal -> assertThat(refusal.code().word()).isEqualTo(code))
        .satisfies(refusal -> assertThat(refusal.message()).contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"{}", "[1]", "7", "{\"usage\":{\"tokens\":3}}"})
  void do_not_guess_what_they_do_not_know(String response) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> APIS.read(json(response), Optional.empty()))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.UNKNOWN_API))
        .satisfies(refusal -> assertThat(refusal.message()).contains("name it", "bedrock"));
  }
}
