package io.modelregistry.validate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FindingReportTest {
  private static final ReportOptions OPTIONS =
      ReportOptions.PLAIN
          .withPathPrefix("registry-data/")
          .withSiteUrl("https://registry.example/base");

  @ParameterizedTest
  @EnumSource(value = ReportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "SARIF")
  void writes_what_is_recorded(ReportFormat format) {
    Golden.check("findings." + format.word(), render(format, OPTIONS));
  }

  /** The table of rules is left out: it changes with every word of their documentation. */
  @Test
  void writes_sarif_results_as_recorded() {
    JsonNode log = JsonMapper.shared().readTree(render(ReportFormat.SARIF, OPTIONS));
    List<JsonNode> results = new ArrayList<>();
    for (JsonNode result : log.at("/runs/0/results")) {
      ((ObjectNode) result).remove("ruleIndex");
      results.add(result);
    }
    Golden.check(
        "findings.sarif", results.stream().map(SafeText::json).collect(Collectors.joining()));
  }

  @Test
  void colours_text_only_when_asked() {
    assertThat(render(ReportFormat.TEXT, OPTIONS)).doesNotContain("\u001b");
    Golden.check("findings.colour.text", render(ReportFormat.TEXT, OPTIONS.withColour(true)));
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void never_repeats_a_secret(ReportFormat format) {
    assertThat(render(format, OPTIONS)).doesNotContain(Sample.SECRET, Sample.PLAIN_PASSWORD);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void lets_no_control_character_through(ReportFormat format) {
    assertThat(render(format, OPTIONS).codePoints())
        .allMatch(c -> c == '\n' || SafeText.visible(Character.toString(c)).codePointAt(0) == c);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void does_not_depend_on_the_order_of_findings(ReportFormat format) {
    List<Finding> reversed = new ArrayList<>(Sample.FINDINGS);
    Collections.reverse(reversed);
    assertThat(format.report().render(reversed, Sample.TEXTS, OPTIONS))
        .isEqualTo(render(format, OPTIONS));
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void ends_in_a_newline_without_findings(ReportFormat format) {
    assertThat(format.report().render(List.of(), FileTexts.none(), ReportOptions.PLAIN))
        .endsWith("\n");
  }

  @Test
  void says_so_when_nothing_was_found() {
    assertThat(new TextReport().render(List.of(), FileTexts.none(), ReportOptions.PLAIN))
        .isEqualTo("no findings\n");
  }

  @Test
  void begins_every_line_of_the_github_report_itself() {
    assertThat(render(ReportFormat.GITHUB, OPTIONS).lines().filter(line -> line.startsWith("::")))
        .hasSize(Sample.FINDINGS.size())
        .allMatch(line -> line.startsWith("::error file=") || line.startsWith("::warning file="));
  }

  @Test
  void writes_json_that_its_schema_describes() throws IOException {
    assertThat(problems("/schemas/api/findings.schema.json", render(ReportFormat.JSON, OPTIONS)))
        .isEmpty();
    assertThat(
            problems(
                "/schemas/api/findings.schema.json",
                render(ReportFormat.JSON, ReportOptions.PLAIN)))
        .isEmpty();
  }

  @Test
  void writes_sarif_that_the_official_schema_accepts() throws IOException {
    assertThat(problems("/schema/sarif-schema-2.1.0.json", render(ReportFormat.SARIF, OPTIONS)))
        .isEmpty();
  }

  @Test
  void documents_every_rule_in_sarif() {
    JsonNode log = JsonMapper.shared().readTree(render(ReportFormat.SARIF, OPTIONS));
    JsonNode rules = log.at("/runs/0/tool/driver/rules");
    assertThat(rules.size()).isPositive();
    for (JsonNode rule : rules) {
      assertThat(rule.at("/helpUri").stringValue())
          .isEqualTo("https://registry.example/base/docs/rules/#" + rule.at("/id").stringValue());
      assertThat(rule.at("/help/markdown").stringValue()).contains("Wrong:", "Right:");
    }
    for (JsonNode result : log.at("/runs/0/results")) {
      JsonNode index = result.at("/ruleIndex");
      if (!index.isMissingNode()) {
        assertThat(rules.get(index.intValue()).at("/id")).isEqualTo(result.at("/ruleId"));
      }
    }
  }

  @Test
  void stays_fast_on_a_line_of_megabytes() {
    String line = "{\"a\": [" + "1, ".repeat(1_000_000) + "1]}";
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      findings.add(
          new Finding(
              Severity.ERROR,
              "wrong-type",
              new Location("registry.json", 1, 1 + i * 30_000, ""),
              "wrong",
              null,
              false));
    }
    String report = new TextReport().render(findings, file -> Optional.of(line), OPTIONS);
    assertThat(report.lines()).allMatch(row -> row.length() <= 120);
  }

  private static String render(ReportFormat format, ReportOptions options) {
    return format.report().render(Sample.FINDINGS, Sample.TEXTS, options);
  }

  private static List<String> problems(String schema, String json) throws IOException {
    try (InputStream in = FindingReportTest.class.getResourceAsStream(schema)) {
      String text =
          new String(Objects.requireNonNull(in, schema).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text)
          .validate(
              json,
              InputFormat.JSON,
              context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
