package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For programs; {@code schemas/api/findings.schema.json} describes it. */
final class JsonReport implements FindingReport {
  /** Rises when a reader of an older version would break. */
  private static final int SCHEMA_VERSION = 1;

  @Override
  public String render(List<Finding> findings, FileTexts texts, ReportOptions options) {
    Tally tally = Tally.of(findings);
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("kind", "findings");
    root.put("schema_version", SCHEMA_VERSION);
    root.put("total", tally.errors() + tally.warnings());
    root.put("errors", tally.errors());
    root.put("warnings", tally.warnings());
    root.put("fixable", tally.fixable());
    ArrayNode data = root.putArray("data");
    findings.stream().sorted().forEach(finding -> write(data.addObject(), finding, options));
    return SafeText.json(root);
  }

  private static void write(ObjectNode row, Finding finding, ReportOptions options) {
    Location location = finding.location();
    row.put("severity", finding.severity().word());
    row.put("rule", finding.rule());
    row.put("file", options.pathPrefix() + location.file());
    if (location.line() > 0) {
      row.put("line", location.line());
      row.put("column", location.column());
    } else {
      row.putNull("line");
      row.putNull("column");
    }
    row.put("pointer", SafeText.masked(location.pointer()));
    row.put("message", SafeText.of(finding.message()));
    row.put("hint", finding.hint() == null ? null : SafeText.of(finding.hint()));
    row.put("fixable", finding.fixable());
    row.put("documentation", options.ruleUrl(finding.rule()));
  }
}
