package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTest {
  private static final String SCHEMA = "answers/cost.schema.json";

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  private Shell.Result cost(String... args) {
    List<String> all = new ArrayList<>(List.of("cost"));
    all.addAll(Arrays.asList(args));
    return new Shell(folder).run(all.toArray(String[]::new));
  }

  private Shell.Result words(String args) {
    return cost(args.split(" ", -1));
  }

  private JsonNode json(String args, String schema) {
    Shell.Result result = words(args + " --format json");
    assertThat(ApiSchemas.problems(schema, result.out())).as(result.out()).isEmpty();
    return JsonMapper.shared().readTree(result.out());
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void says_what_a_route_costs_line_by_line() {
    Shell.Result result =
        words("--route acme-large--cloudy --input-tokens 1000 --output-tokens 100");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            acme-large--cloudy: 0.0042 USD (input 0.003, output 0.0012)
              input_tokens   1,000  at 3 per 1,000,000   0.003
              output_tokens    100  at 12 per 1,000,000  0.0012
            """);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void answers_for_every_active_route_of_a_model_in_the_order_of_its_chain() {
    data.route("acme-small", "cloudy", 1, "");

    JsonNode large = json("--model acme-large --input-tokens 1000000", SCHEMA + "#/$defs/list");
    JsonNode small = json("--model acme-small --input-tokens 1000000", SCHEMA + "#/$defs/list");

    assertThat(large.findValuesAsString("route_id"))
        .containsExactly("acme-large--direct", "acme-large--cloudy");
    assertThat(large.findValuesAsString("total")).containsExactly("2.5", "3");
    assertThat(small.get(0).at("/error/reason").stringValue()).isEqualTo("not_stated");
    assertThat(small.get(1).required("total").stringValue()).isEqualTo("0.25");
  }

  @Test
  void answers_for_one_route_when_the_platform_is_said_too() {
    JsonNode answer = json("--model acme-large --platform cloudy --input-tokens 1000000", SCHEMA);

    assertThat(answer.required("route_id").stringValue()).isEqualTo("acme-large--cloudy");
    assertThat(answer.required("total").stringValue()).isEqualTo("3");
  }

  @Test
  void takes_any_unit_and_says_where_it_is_billed_and_what_has_no_price() {
    Shell.Result result =
        words(
            "--route acme-large--cloudy --input-tokens 1000 --usage"
                + " cache_read_tokens=400,web_searches=2");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("cache_read_tokens", "(Input)", "no price")
        .contains("at least, since there is no price for web_searches");
  }

  @Test
  void knows_prices_of_other_days_tiers_and_regions() {
    data.route(
        "acme-small",
        "cloudy",
        2,
        """
          "pricing": {
            "input_cost": 4,
            "output_cost": 8,
            "overrides": [
              {
                "when": {
                  "from": "2026-12-01"
                },
                "input_cost": 1
              },
              {
                "when": {
                  "service_tier": "batch",
                  "region": "eu"
                },
                "multiplier": 0.5
              }
            ]
          },
        """);
    String base = "--route acme-small--cloudy --input-tokens 1000000";

    assertThat(words(base).out()).contains(": 4 USD");
    assertThat(words(base + " --at 2026-12-01").out()).contains(": 1 USD");
    assertThat(words(base + " --service-tier batch --region eu").out()).contains(": 2 USD");
  }

  @Test
  void says_unknown_and_why_with_exit_code_1() {
    data.route("acme-small", "cloudy", 2, "");

    Shell.Result result = words("--route acme-small--cloudy --input-tokens 10");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo("the cost of 'acme-small--cloudy' is unknown, because no price is stated\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--model acme-lorge --input-tokens 5|1|unknown_model|'acme-large'",
        "--model acme-large --platform clody --input-tokens 5|1|unknown_platform|'cloudy'",
        "--route acme-large--clody --input-tokens 5|1|unknown_route|'acme-large--cloudy'",
        "--route acme-large--cloudy --input-tokens -5|2|negative_count|input_tokens",
        "--route acme-large--cloudy --output-tokens 1.5|2|fractional_count|output_tokens",
        "--route acme-large--cloudy --input-tokens many|2|not_a_count|many",
        "--route acme-large--cloudy --usage cache_read_tokens=1|2|missing_total|input_tokens",
        "--route acme-large--cloudy --usage tokens=1|2|unknown_unit|'tokens'",
        "--route acme-large--cloudy --input-tokens 5 --at soon|2|not_a_time|'soon'"
      })
  void says_what_is_wrong_for_people_and_for_programs(
      String args, int code, String word, String words) {
    Shell.Result result = words(args);

    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("registry: ").contains(words);
    assertThat(json(args, SCHEMA).at("/error/code").stringValue()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--input-tokens 5|--route",
        "--platform cloudy --input-tokens 5|--model",
        "--model acme-large|--input-tokens",
        "--route acme-large--cloudy --platform cloudy --input-tokens 5|--route says",
        "--batch - --model acme-large|--batch takes",
        "--batch - --usage requests=1|--batch takes",
        "--model acme-large --api anthropic --input-tokens 5|--response is missing"
      })
  void wants_arguments_that_go_together(String args, String words) {
    Shell.Result result = words(args);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words);
  }

  @Test
  void answers_a_batch_from_a_file_or_from_standard_input() {
    String requests =
        "{\"route_id\":\"acme-large--cloudy\",\"usage\":{\"input_tokens\":1000}}\nnonsense\n";
    write("requests.jsonl", requests);

    Shell.Result file = words("--batch requests.jsonl");
    Shell.Result piped = new Shell(folder).typing(requests).run("cost", "--batch", "-");

    assertThat(file.code()).isZero();
    assertThat(file.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"total\":\"0.003\""),
            line -> assertThat(line).contains("\"code\":\"invalid_request\""));
    assertThat(file.err()).contains("2 lines, 1 error");
    assertThat(piped).isEqualTo(file);
  }

  @Test
  void says_when_a_file_is_not_there() {
    Shell.Result result = words("--batch nowhere.jsonl");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("nowhere.jsonl cannot be read");
  }

  @Test
  void gives_no_answer_from_data_with_errors() {
    data.write("models/acme/acme-large.json", "{");

    Shell.Result result = words("--route acme-large--cloudy --input-tokens 5");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("models/acme/acme-large.json", "mend the errors");
  }

  @Test
  void reads_usage_and_model_from_a_response() {
    write(
        "response.json",
        """
        {"type": "message", "model": "acme-large",
         "usage": {"input_tokens": 100, "cache_read_input_tokens": 900, "output_tokens": 10}}
        """);

    Shell.Result named = words("--response response.json --api anthropic --platform cloudy");
    Shell.Result found = words("--response response.json --route acme-large--direct");

    assertThat(named.code()).as(named.err()).isZero();
    assertThat(named.out()).startsWith("acme-large--cloudy: 0.00312 USD");
    assertThat(named.err())
        .isEqualTo("Read as anthropic: input_tokens=1000 output_tokens=10 cache_read_tokens=900\n");
    assertThat(found.out()).startsWith("acme-large--direct: 0.0026 USD");
  }

  @Test
  void adds_to_a_response_what_it_does_not_say() {
    write(
        "response.json",
        """
        {"usage": {"prompt_tokens": 1000, "completion_tokens": 0,
         "prompt_tokens_details": {"cached_tokens": 400, "audio_tokens": 200}}}
        """);

    Shell.Result bare = words("--response response.json --route acme-large--cloudy");
    Shell.Result added =
        words(
            "--response response.json --route acme-large--cloudy --usage"
                + " cache_audio_read_tokens=0");
    Shell.Result nameless = words("--response response.json --platform cloudy");

    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("cache_audio_read_tokens");
    assertThat(added.out()).startsWith("acme-large--cloudy: 0.003 USD");
    assertThat(nameless.code()).isEqualTo(2);
    assertThat(nameless.err()).contains("does not name its model");
  }

  @Test
  void says_when_a_response_is_no_json() {
    write("response.json", "{\"usage\":\n oh");

    Shell.Result result = words("--response response.json --model acme-large");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no JSON that can be read: line 2");

    write("response.json", "{\"usage\":" + "[".repeat(100_000));
    Shell.Result deep = words("--response response.json --model acme-large");

    assertThat(deep.code()).isEqualTo(2);
    assertThat(deep.err()).isEqualTo("registry: the response is no JSON that can be read\n");
  }
}
