package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.validate.Rule;
import io.modelregistry.validate.Rules;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** SARIF 2.1.0, which code scanners and editors read. */
final class SarifReport implements FindingReport {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  @Override
  public String render(List<Finding> findings, FileTexts texts, ReportOptions options) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Model Registry");
    if (options.siteUrl() != null) {
      driver.put("informationUri", options.siteUrl());
    }
    Map<String, Integer> indexes = writeRules(driver.putArray("rules"), options);
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    findings.stream()
        .sorted()
        .forEach(finding -> write(results.addObject(), finding, indexes, options));
    return SafeText.json(root);
  }

  private static Map<String, Integer> writeRules(ArrayNode rules, ReportOptions options) {
    Map<String, Integer> indexes = new HashMap<>();
    for (Rule rule : Rules.all()) {
      indexes.put(rule.code(), rules.size());
      ObjectNode out = rules.addObject();
      out.put("id", rule.code());
      out.putObject("shortDescription").put("text", rule.title());
      out.putObject("fullDescription").put("text", rule.description());
      out.putObject("defaultConfiguration").put("level", rule.severity().word());
      ObjectNode help = out.putObject("help");
      help.put("text", text(rule));
      help.put("markdown", markdown(rule));
      String url = options.ruleUrl(rule.code());
      if (url != null) {
        out.put("helpUri", url);
      }
    }
    return indexes;
  }

  private static String text(Rule rule) {
    return String.join(
        "\n\n", rule.description(), rule.why(), "Wrong:\n" + rule.bad(), "Right:\n" + rule.good());
  }

  private static String markdown(Rule rule) {
    return String.join(
        "\n\n",
        rule.description(),
        rule.why(),
        "Wrong:",
        "```json\n" + rule.bad() + "\n```",
        "Right:",
        "```json\n" + rule.good() + "\n```");
  }

  private static void write(
      ObjectNode result, Finding finding, Map<String, Integer> indexes, ReportOptions options) {
    Location location = finding.location();
    result.put("ruleId", finding.rule());
    Integer index = indexes.get(finding.rule());
    if (index != null) {
      result.put("ruleIndex", index);
    }
    result.put("level", finding.severity().word());
    String message = SafeText.of(finding.message());
    String hint = finding.hint() == null ? "" : ". " + SafeText.of(finding.hint());
    result.putObject("message").put("text", message + hint);
    ObjectNode place = result.putArray("locations").addObject();
    ObjectNode physical = place.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(options.pathPrefix() + location.file()));
    if (location.line() > 0) {
      ObjectNode region = physical.putObject("region");
      region.put("startLine", location.line());
      region.put("startColumn", Math.max(1, location.column()));
    }
    if (!location.pointer().isEmpty()) {
      place
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", SafeText.masked(location.pointer()));
    }
    result.putObject("partialFingerprints").put("finding/v1", fingerprint(finding));
  }

  /** The same as long as the finding is the same, wherever its line moves. */
  private static String fingerprint(Finding finding) {
    String identity =
        String.join(
            "\n",
            finding.rule(),
            finding.location().file(),
            finding.location().pointer(),
            finding.message());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }
}
