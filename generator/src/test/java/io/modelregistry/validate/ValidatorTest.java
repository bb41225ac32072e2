package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidatorTest {
  private static final String PLATFORM =
      "{\n  \"name\": \"X\",\n  \"auth_type\": \"none\",\n  \"status\": \"active\"\n}\n";

  /** Findings of one platform file whose name and status are right. */
  private static List<Finding> platform(String properties) {
    return of(
        "platforms/x.json",
        "{\"name\": \"X\", \"auth_type\": \"none\", \"status\": \"active\"" + properties + "}");
  }

  private static List<Finding> model(String properties) {
    return of("models/x/x.json", "{\"name\": \"X\", \"status\": \"active\"" + properties + "}");
  }

  /** Errors of one file. */
  private static List<Finding> of(String path, String text) {
    return SnapshotFixture.registry().with(path, text).validate().findings().stream()
        .filter(finding -> finding.location().file().equals(path))
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(finding -> FileRules.ALL.stream().anyMatch(r -> r.code().equals(finding.rule())))
        .toList();
  }

  private static Finding only(List<Finding> findings) {
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void a_sound_registry_has_entities() {
    Validation validation =
        SnapshotFixture.registry().with("platforms/x.json", PLATFORM).validate();

    assertThat(validation.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR);
    assertThat(validation.entities().orElseThrow().platforms()).containsOnlyKeys("x");
  }

  @Test
  void one_error_leaves_no_entities() {
    Validation validation =
        SnapshotFixture.registry()
            .with("platforms/x.json", PLATFORM)
            .with("platforms/y.json", "{}")
            .validate();

    assertThat(validation.entities()).isEmpty();
  }

  @Test
  void a_folder_without_registry_json_is_no_registry() {
    Validation validation = new SnapshotFixture().validate();

    assertThat(validation.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("missing-registry-file");
              assertThat(finding.location()).isEqualTo(Location.ofFile("registry.json"));
            });
    assertThat(validation.entities()).isEmpty();
  }

  @Test
  void without_capabilities_json_the_default_vocabulary_is_in_force() {
    assertThat(SnapshotFixture.registry().validate().entities().orElseThrow().capabilities())
        .containsKeys("vision", "128k_context", "free_tier")
        .doesNotContainKey("open_weights");
  }

  @Test
  void an_own_vocabulary_replaces_the_default() {
    String own = "{\"capabilities\": {\"flight\": {\"label\": \"F\", \"description\": \"D.\"}}}";

    assertThat(
            SnapshotFixture.registry()
                .with("capabilities.json", own)
                .validate()
                .entities()
                .orElseThrow()
                .capabilities())
        .containsOnlyKeys("flight");
  }

  @Test
  void an_unknown_property_gets_a_suggestion_at_its_name() {
    Finding finding = only(model(", \"contxt_window\": 5"));

    assertThat(finding.rule()).isEqualTo("unknown-property");
    assertThat(finding.message()).isEqualTo("'contxt_window' is no property of a model file");
    assertThat(finding.hint()).isEqualTo("did you mean 'context_window'?");
    assertThat(finding.location())
        .isEqualTo(new Location("models/x/x.json", 1, 35, "/contxt_window"));
  }

  @Test
  void an_unknown_price_is_found_among_known_ones() {
    List<Finding> findings =
        model(
            ", \"pricing\": {\"input_cost\": 1, \"output_cst\": 2, \"overrides\": [{\"when\":"
                + " {\"region\": \"eu\"}, \"inptu_cost\": null}]}");

    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "'output_cst' is no property of 'pricing'",
            "'inptu_cost' is no property of element 0 of 'overrides'");
    assertThat(findings)
        .extracting(Finding::hint)
        .containsExactly("did you mean 'output_cost'?", "did you mean 'input_cost'?");
  }

  @Test
  void a_wrong_price_does_not_make_its_neighbours_unknown() {
    Finding finding = only(model(", \"pricing\": {\"currency\": \"USD\", \"input_cost\": -1}"));

    assertThat(finding.rule()).isEqualTo("out-of-range");
    assertThat(finding.message()).isEqualTo("'input_cost': -1 is below 0");
  }

  @Test
  void null_removes_a_price_in_an_override_only() {
    assertThat(
            model(
                ", \"pricing\": {\"overrides\": [{\"when\": {\"region\": \"eu\"}, \"input_cost\":"
                    + " null}]}"))
        .isEmpty();
    Finding finding = only(model(", \"pricing\": {\"input_cost\": null, \"output_cost\": 1}"));
    assertThat(finding.message()).isEqualTo("'input_cost' must be a number, not null");
    assertThat(finding.location().pointer()).isEqualTo("/pricing/input_cost");
  }

  @Test
  void a_missing_property_comes_with_an_example() {
    Finding finding = only(of("models/x/x.json", "{\"status\": \"active\"}"));

    assertThat(finding.message()).isEqualTo("'name' is missing in a model file");
    assertThat(finding.hint()).isEqualTo("add it, as in \"name\": \"GPT-5 nano\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"context_window\": \"5\" | 'context_window' must be a whole number, not text"
            + " | write 5 without quotes",
        "\"open_weights\": \"true\" | 'open_weights' must be true or false, not text"
            + " | write true without quotes",
        "\"open_weights\": null | 'open_weights' must be true or false, not null"
            + " | leave the property out: what is missing is unknown",
        "\"tags\": \"fast\" | 'tags' must be a list, not text | put it in brackets: [\"fast\"]",
        "\"tags\": [1] | element 0 of 'tags' must be text, not a number | One word.",
      })
  void a_wrong_type_says_how_to_write_it(String property, String message, String hint) {
    Finding finding = only(model(", " + property));

    assertThat(finding.rule()).isEqualTo("wrong-type");
    assertThat(finding.message()).isEqualTo(message);
    assertThat(finding.hint()).isEqualTo(hint);
  }

  @Test
  void an_unknown_word_lists_the_known_ones() {
    Finding finding = only(of("models/x/x.json", "{\"name\": \"X\", \"status\": \"activ\"}"));

    assertThat(finding.rule()).isEqualTo("unknown-value");
    assertThat(finding.message())
        .isEqualTo("'status' is 'activ', none of active, beta, deprecated");
    assertThat(finding.hint()).isEqualTo("did you mean 'active'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"deprecation_date\": \"22.04.2026\"",
        "\"deprecation_date\": \"2026-04-22\\n\"",
        "\"release_date\": \"2026-13\"",
        "\"replaced_by\": \"GPT 5\"",
        "\"pricing\": {\"currency\": \"usd\"}",
        "\"capabilities\": {\"Function Calling\": true}",
        "\"platform_configs\": {\"a/b\": {}}",
        "\"name \": \"x\""
      })
  void a_wrong_form_is_one_finding(String property) {
    assertThat(only(model(", " + property)).rule()).isIn("wrong-form", "unknown-property");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"release_date\": \"2026-02-30\"",
        "\"deprecation_date\": \"2025-02-29\"",
        "\"sources\": [{\"url\": \"https://x\", \"verified_at\": \"2026-04-31\"}]",
        "\"pricing\": {\"overrides\": [{\"when\": {\"from\": \"2026-02-30T00:00Z\"},"
            + " \"input_cost\": 1}]}"
      })
  void a_day_that_no_month_has_is_impossible(String property) {
    assertThat(only(model(", " + property)).rule()).isEqualTo("impossible-value");
  }

  @Test
  void a_value_out_of_range_says_the_bound() {
    assertThat(only(model(", \"context_window\": 0")).message())
        .isEqualTo("'context_window': 0 is below 1");
    assertThat(only(platform(", \"description\": \"" + "x".repeat(2001) + "\"")).message())
        .isEqualTo("'description': the text has 2001 characters; at most 2000 are allowed");
  }

  @Test
  void a_pattern_never_exhausts_the_stack() {
    String long_ = "a-".repeat(200_000) + "a";

    assertThat(model(", \"replaced_by\": \"" + long_ + "\"")).hasSize(1);
    assertThat(model(", \"platform_configs\": {\"" + long_ + "\": {}}")).hasSize(1);
  }

  @Test
  void names_that_differ_only_in_case_collide() {
    Validation validation =
        SnapshotFixture.registry()
            .with("platforms/x.json", PLATFORM)
            .with("platforms/X.json", PLATFORM)
            .validate();

    assertThat(validation.findings())
        .extracting(Finding::rule)
        .contains("case-collision", "unlawful-id");
  }

  @Test
  void a_misplaced_file_is_still_refused_when_all_else_is_well() {
    assertThat(of("models/x.json", "{}"))
        .extracting(Finding::rule)
        .containsExactly("misplaced-file");
  }

  @Test
  void an_unlawful_name_does_not_hide_what_is_wrong_inside() {
    assertThat(of("platforms/X.json", "{\"name\": \"X\"}"))
        .extracting(Finding::rule)
        .contains("unlawful-id", "missing-property");
  }

  @Test
  void findings_of_one_file_are_capped_and_it_says_so() {
    List<Finding> findings =
        platform(", \"data_policy\": {\"regions\": [" + "1, ".repeat(5000) + "1]}");

    assertThat(findings).hasSize(Validator.MAX_FINDINGS_PER_FILE + 1);
    assertThat(findings).extracting(Finding::rule).contains("too-many-findings");
  }

  @Test
  void observations_are_checked_row_by_row() {
    String path = "observations/m/p/2026-04.json";

    assertThat(
            of(
                path,
                "{\"days\": ["
                    + "{\"day\": \"2026-05-01\", \"requests\": 1, \"successes\": 1},"
                    + "{\"day\": \"2026-04-01\", \"requests\": 1, \"successes\": 2},"
                    + "{\"day\": \"2026-04-02\", \"requests\": 1, \"successes\": 1},"
                    + "{\"day\": \"2026-04-02\", \"requests\": 1, \"successes\": 1}]}"))
        .extracting(Finding::message)
        .containsExactly(
            "2026-05-01 does not lie in 2026-04",
            "2 successes of 1 requests",
            "2026-04-02 has two rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "1", "\"x\"", "{}", "{\"name\": {\"a\": []}, \"pricing\": []}"})
  void any_json_is_met_with_findings_in_every_place(String text) {
    SnapshotFixture registry = new SnapshotFixture();
    List<String> paths =
        List.of(
            "registry.json",
            "capabilities.json",
            "tombstones.json",
            "platforms/x.json",
            "providers/x.json",
            "models/x/x.json",
            "routes/x/x.json",
            "observations/x/x/2026-04.json");
    paths.forEach(path -> registry.with(path, text));

    Validation validation = registry.validate();

    assertThat(validation.entities()).isEmpty();
    assertThat(validation.findings())
        .extracting(finding -> finding.location().file())
        .containsAll(paths);
  }

  @Test
  void every_rule_is_documented_once() {
    assertThat(Rules.all()).extracting(Rule::code).doesNotHaveDuplicates();
    assertThat(Rules.all())
        .allSatisfy(
            rule -> {
              assertThat(rule.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(
                      List.of(
                          rule.title(), rule.description(), rule.why(), rule.bad(), rule.good()))
                  .noneMatch(String::isBlank);
            });
  }
}
