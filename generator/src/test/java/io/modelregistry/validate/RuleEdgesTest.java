package io.modelregistry.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where the rules begin and end, beyond the one fixture that each has. */
class RuleEdgesTest {
  private static final String MODEL = "models/acme/one.json";

  @Test
  void hides_no_override_behind_one_that_applies_less_often() {
    assertThat(
            overrides(
                """
                {"when": {"from": "2026-01-01"}, "input_cost": 2},
                {"when": {"from": "2026-06-01"}, "input_cost": 3},
                {"when": {"input_tokens_over": 1000}, "input_cost": 4},
                {"when": {"input_tokens_from": 2000}, "input_cost": 5},
                {"when": {"service_tier": "batch"}, "multiplier": 0.5},
                {"when": {"service_tier": "batch", "region": "eu"}, "multiplier": 2}
                """))
        .isEmpty();
  }

  @Test
  void tells_of_an_override_that_a_wider_one_replaces() {
    assertThat(
            overrides(
                """
                {"when": {"from": "2026-06-01"}, "input_cost": 3},
                {"when": {"from": "2026-01-01"}, "input_cost": 2}
                """))
        .containsExactly("override-never-applies /pricing/overrides/0");
  }

  @Test
  void keeps_a_multiplier_that_a_later_override_does_not_replace() {
    assertThat(
            overrides(
                """
                {"when": {"from": "2026-06-01"}, "input_cost": 3, "multiplier": 2},
                {"when": {"from": "2026-01-01"}, "input_cost": 2}
                """))
        .isEmpty();
  }

  @Test
  void tells_of_an_override_that_changes_nothing() {
    assertThat(overrides("{\"when\": {\"service_tier\": \"flex\"}, \"multiplier\": 1}"))
        .containsExactly("override-never-applies /pricing/overrides/0");
  }

  @Test
  void tells_of_both_thresholds_at_once() {
    assertThat(
            overrides(
                """
                {"when": {"input_tokens_over": 1000, "input_tokens_from": 2000}, "input_cost": 2}
                """))
        .containsExactly("override-duplicate /pricing/overrides/0/when/input_tokens_from");
  }

  @Test
  void lets_a_threshold_begin_at_the_last_token() {
    assertThat(overrides("{\"when\": {\"input_tokens_from\": 131072}, \"input_cost\": 2}"))
        .isEmpty();
    assertThat(overrides("{\"when\": {\"input_tokens_over\": 131072}, \"input_cost\": 2}"))
        .hasSize(1);
  }

  @Test
  void knows_one_free_side_of_a_price_from_a_price_of_zero() {
    assertThat(pricing("{\"input_cost\": 0.1, \"output_cost\": 0}")).isEmpty();
    assertThat(pricing("{\"input_cost\": 0}")).containsExactly("zero-price /pricing/input_cost");
    assertThat(pricing("{\"input_cost\": 0, \"output_cost\": 0, \"web_search_cost\": 0.01}"))
        .containsExactly("zero-price /pricing/input_cost");
    assertThat(pricing("{\"input_cost\": 0, \"input_audio_cost\": 1}")).isEmpty();
    assertThat(pricing("{\"kind\": \"subscription\", \"input_cost\": 0}")).isEmpty();
  }

  @Test
  void caps_what_a_route_takes_from_its_model_without_a_word() {
    assertThat(
            found(
                Map.of(
                    MODEL,
                    model("\"context_window\": 131072, \"max_output_tokens\": 65536"),
                    "routes/one/direct.json",
                    route("\"context_window\": 32768"))))
        .isEmpty();
    assertThat(found(Map.of("routes/one/direct.json", route("\"max_output_tokens\": 200000"))))
        .containsExactly("impossible-limit /max_output_tokens");
  }

  @Test
  void looks_at_overrides_for_prices_of_what_is_free() {
    assertThat(
            pricing(
                """
                {"kind": "free",
                 "overrides": [{"when": {"service_tier": "priority"}, "input_cost": 1}]}
                """))
        .containsExactly("free-with-price /pricing/overrides/0/input_cost");
  }

  @Test
  void tells_one_circle_once() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      files.put(
          "models/acme/m" + i + ".json",
          model("\"replaced_by\": \"m" + (i == 5 ? 2 : i + 1) + "\""));
      files.put("routes/m" + i + "/direct.json", route(""));
    }
    assertThat(messages(files, "replacement-cycle"))
        .containsExactly("replaced_by runs in a circle: m2 → m3 → m4 → m5 → m2");
  }

  @Test
  void sends_a_reference_to_what_was_removed_to_its_successor() {
    assertThat(
            hints(
                Map.of(
                    MODEL,
                    model("\"replaced_by\": \"zero\""),
                    "tombstones.json",
                    """
                    {"tombstones": [{"kind": "model", "id": "zero", "removed": "2026-01-01",
                      "replaced_by": "nil"}, {"kind": "model", "id": "nil",
                      "removed": "2026-02-01"}]}
                    """),
                "unresolved-reference"))
        .containsExactly("it was removed: use 'nil'");
  }

  @Test
  void never_repeats_a_secret_in_a_message() {
    String secret = "ghp_" + "0123456789".repeat(4);
    assertThat(
            findings(
                Map.of(MODEL, model("\"" + secret + "\": 1, \"license\": \"" + secret + "\""))))
        .extracting(Finding::rule)
        .contains("secret");
  }

  private static List<String> overrides(String overrides) {
    return pricing("{\"input_cost\": 1, \"output_cost\": 4, \"overrides\": [" + overrides + "]}");
  }

  private static List<String> pricing(String pricing) {
    return found(Map.of(MODEL, model("\"context_window\": 131072, \"pricing\": " + pricing)));
  }

  private static String model(String fields) {
    return "{\"name\": \"One\", \"status\": \"active\", " + SOURCES + comma(fields) + "}";
  }

  private static String route(String fields) {
    return "{\"priority\": 1, \"status\": \"active\", " + SOURCES + comma(fields) + "}";
  }

  private static final String SOURCES =
      "\"sources\": [{\"url\": \"https://acme.example/\", \"verified_at\": \"2026-10-01\"}]";

  private static String comma(String fields) {
    return fields.isEmpty() ? "" : ", " + fields;
  }

  /** Rule and pointer of each finding; the form of the files here is of no interest. */
  private static List<String> found(Map<String, String> files) {
    return findings(files).stream()
        .map(finding -> finding.rule() + " " + finding.location().pointer())
        .toList();
  }

  private static List<String> messages(Map<String, String> files, String rule) {
    return findings(files).stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(Finding::message)
        .toList();
  }

  private static List<String> hints(Map<String, String> files, String rule) {
    return findings(files).stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(finding -> String.valueOf(finding.hint()))
        .toList();
  }

  private static List<Finding> findings(Map<String, String> files) {
    Snapshot base = RuleFixtures.snapshot("none", "good");
    Map<String, SourceFile> all = new TreeMap<>(base.files());
    files.forEach(
        (path, text) -> all.put(path, new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
    ValidationOptions options = new ValidationOptions(LocalDate.of(2026, 11, 1), Optional.empty());
    return new Validator(options)
        .validate(new Snapshot(all, List.of(), base.provenance())).findings().stream()
            .filter(finding -> !finding.rule().equals(FileRules.NOT_CANONICAL.code()))
            .toList();
  }
}
