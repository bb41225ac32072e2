package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import io.modelregistry.source.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuestionCommandsTest {
  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  private Shell.Result run(String line) {
    return new Shell(folder).run(line.split(" ", -1));
  }

  private JsonNode json(String line) {
    Shell.Result result = run(line + " --format json");
    String schema = line.split(" ", -1)[0];
    assertThat(ApiSchemas.problems("answers/" + schema + ".schema.json", result.out()))
        .as(result.out() + result.err())
        .isEmpty();
    return JsonMapper.shared().readTree(result.out());
  }

  @Test
  void finds_models_by_capabilities() {
    Shell.Result result = run("find --require function_calling --optional vision");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            2 models can do that. Costs are of 3,000 prompt and 1,000 output tokens, at 2026-11-22.
              acme-small  0.01075 USD  acme-small--direct                 has 0 of 1 optional
              acme-large  0.0175 USD   acme-large--direct  1 of 2 routes  has 0 of 1 optional
            """);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void says_which_route_is_the_cheapest_and_how_to_call_it() {
    Shell.Result result =
        run("cheapest --model acme-large --prompt-tokens 100000 --max-output-tokens 500");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            acme-large--direct: 0.255 USD, the least of 2 routes.
            Call it as acme-large at https://api.acme.example.com/v1.
            Costs are of 100,000 prompt and 500 output tokens, at 2026-11-22.
              0.255 USD  acme-large--direct
              0.306 USD  acme-large--cloudy
            """);
  }

  @Test
  void says_where_a_model_can_be_called_and_why_not_elsewhere() {
    data.route("acme-small", "cloudy", 2, "");
    data.write(
        "routes/acme-small/cloudy.json",
        """
        {
          "priority": 2,
          "status": "inactive",
          "sources": [
            {
              "url": "https://docs.acme.example.com/models",
              "verified_at": "2026-10-01"
            }
          ]
        }
        """);

    Shell.Result result = run("availability acme-small");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains(
            "acme-small can be called on 1 platform.",
            "acme-small--cloudy  cost unknown  no: the route is inactive",
            "acme-small--direct  0.01075 USD   yes, as acme-small at https://api.acme");
  }

  @Test
  void says_which_route_to_try_first_and_which_next() {
    Shell.Result best = run("best-route acme-large");
    Shell.Result chain = run("fallbacks acme-large --down acme-large--direct");

    assertThat(best.code()).isZero();
    assertThat(best.out())
        .startsWith("acme-large--direct: priority 1, the first of 2 active routes.\nCall it as");
    assertThat(chain.out())
        .containsSubsequence("1  acme-large--cloudy", "2  acme-large--direct", "observed down");
  }

  @Test
  void lets_routes_sink_that_the_health_of_the_site_says_are_down() throws IOException {
    Files.writeString(
        folder.resolve("health.json"),
        """
        {"kind": "health", "schema_version": 1, "data": {
          "checked_at": "2026-11-22T11:58:00Z", "stale_after": "2026-11-22T12:13:00Z",
          "platforms": [],
          "routes": [{"route_id": "acme-large--direct", "status": "down"},
                     {"route_id": "long--gone", "status": "down"}]}}
        """);

    Shell.Result fresh = run("best-route acme-large --health health.json");
    Shell.Result stale =
        new Shell(folder, Instant.parse("2026-11-22T12:14:00Z"))
            .run("best-route", "acme-large", "--health", "health.json");

    assertThat(fresh.out())
        .startsWith(
            "acme-large--cloudy: priority 2, the first of 2 active routes; 'acme-large--direct' is"
                + " observed down and comes after those that are not.");
    assertThat(stale.out()).startsWith("acme-large--direct");
    assertThat(stale.err()).contains("stale, of 2026-11-22T11:58:00Z: not used");
    assertThat(run("fallbacks acme-large --health nowhere.json").code()).isEqualTo(3);
  }

  @Test
  void recommends_within_a_budget() {
    assertThat(run("recommend --budget 0.011 --prefer context").out())
        .contains(
            "1 model qualifies.",
            "acme-small  0.01075 USD  acme-small--direct",
            "within the budget; context_window is 200000",
            "Left out: 1 (1 over budget).");
  }

  @Test
  void says_what_could_stand_in_and_what_does_the_same_for_less() {
    assertThat(run("alternatives acme-large").out())
        .contains("Instead of acme-large", "acme-small", "the same provider, acme");
    assertThat(run("cheaper acme-large --on cloudy").out())
        .startsWith("acme-large--cloudy costs 0.021 USD; 2 models do at least the same for less.")
        .contains("acme-small--direct  saves 0.01025 (48 %)");
  }

  @Test
  void searches_by_words_and_filters() {
    assertThat(run("search acme lrage").out())
        .contains("1 model, page 1 of 1.", "acme-large", "acme-large--direct and 1 more");
    assertThat(run("search --platform cloudy --max-input-cost 3").out()).contains("acme-large");
    assertThat(run("search --open-weights").code()).isEqualTo(1);
    assertThat(run("search nobody").out()).isEqualTo("No model matches.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find --require function_calling --exclude vision --provider acme --platform direct",
        "cheapest --require vision",
        "cheapest --at 2026-12-01T03:00:00Z --limit 1",
        "availability acme-large --prompt-tokens 300000",
        "best-route acme-small --platform cloudy",
        "fallbacks acme-large --require function_calling",
        "recommend --min-context 1000 --budget-per-million 9",
        "alternatives acme-small --left-out 0",
        "alternatives acme-small --prompt-tokens 500 --max-output-tokens 0",
        "cheaper --route acme-large--cloudy",
        "search acme --sort=-cost --page-size 1 --page 2 --status active,beta --released-from 2026"
      })
  void answers_programs_in_the_shape_that_its_schema_says(String line) {
    json(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cheapest --require visoin|1|unknown_capability|'vision'",
        "find --platform clody|1|unknown_platform|'cloudy'",
        "find --provider acne|1|unknown_provider|'acme'",
        "availability acme-lrage|1|unknown_model|'acme-large'",
        "fallbacks acme-large --down acme-large--clody|1|unknown_route|'acme-large--cloudy'",
        "find --require vision --exclude vision|2|invalid_request|vision",
        "cheapest --prompt-tokens -1|2|invalid_request|prompt_tokens",
        "recommend --prefer luck|2|invalid_request|latency",
        "search --sort price|2|invalid_request|'price'",
        "find --at soon|2|not_a_time|'soon'"
      })
  void says_what_is_wrong_for_people_and_for_programs(
      String line, int code, String word, String words) {
    Shell.Result result = run(line);

    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("registry: ").contains(words);
    assertThat(json(line).at("/error/code").stringValue()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "availability|MODEL",
        "cheaper|MODEL",
        "cheaper acme-large --route acme-large--direct|MODEL",
        "cheaper --route acme-large--direct --on direct|--on",
        "find --limit ten|--limit"
      })
  void wants_arguments_that_go_together(String line, String words) {
    Shell.Result result = run(line);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(words);
  }

  @Test
  void says_no_with_exit_code_1_and_counts_why() {
    Shell.Result result = run("cheapest --require vision --left-out 5");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .isEqualTo(
            """
            No route qualifies.
            Left out: 3 (3 capability missing).
              acme-large--cloudy  it does not have vision
              acme-large--direct  it does not have vision
              acme-small--direct  it does not have vision
            """);
    assertThat(json("cheapest --require vision").required("best").isNull()).isTrue();
  }

  @Test
  void answers_from_another_revision() throws Exception {
    try (GitFolder git = GitFolder.init(folder)) {
      git.commit("2026-11-20T10:00:00Z");
      data.model("acme-tiny", "Acme Tiny", "0.01");
      data.route("acme-tiny", "direct", 1, "");

      assertThat(json("find").required("total").intValue()).isEqualTo(3);
      assertThat(json("find --rev HEAD").required("total").intValue()).isEqualTo(2);
    }
  }
}
