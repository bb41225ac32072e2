package io.modelregistry.edit.change;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.Quoted;
import io.modelregistry.json.ReadResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a person hands in, as strictly as authored files are read. */
public final class JsonInput {
  private JsonInput() {}

  /**
   * The object in a document.
   *
   * @param name what to call it in messages
   * @throws EditRefusal when it is no JSON object or has an error, each of which is told
   */
  public static ObjectNode object(String name, byte[] bytes) {
    ReadResult result = DocumentReader.read(name, bytes);
    String errors =
        result.findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> place(finding) + finding.message())
            .collect(Collectors.joining("; "));
    if (!errors.isEmpty()) {
      throw invalid(name + ": " + errors);
    }
    if (result.document().map(JsonDocument::root).orElse(null) instanceof ObjectNode object) {
      return object;
    }
    throw invalid(name + " holds no JSON object");
  }

  private static String place(Finding finding) {
    return finding.location().line() == 0
        ? ""
        : "line " + finding.location().line() + ", column " + finding.location().column() + ": ";
  }

  /** The value that a text is as JSON, if it is any. */
  static Optional<JsonNode> value(String text) {
    ReadResult result = DocumentReader.read("", text.getBytes(StandardCharsets.UTF_8));
    for (Finding finding : result.findings()) {
      if (finding.rule().equals(DocumentReader.NUMBER)) {
        throw invalid(finding.message());
      }
    }
    return result.findings().isEmpty()
        ? result.document().map(JsonDocument::root)
        : Optional.empty();
  }

  /**
   * A price.
   *
   * @return empty for {@code null}, which means none
   * @throws EditRefusal when it is no number of 0 or more, or has too many digits
   */
  public static Optional<BigDecimal> price(String name, String text) {
    if (text.equals("null")) {
      return Optional.empty();
    }
    return Optional.of(
        value(text)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .filter(number -> number.signum() >= 0)
            .orElseThrow(
                () ->
                    invalid(
                        name
                            + " is a price such as 1.25, or null to remove it, not "
                            + Quoted.shortened(text))));
  }

  private static EditRefusal invalid(String message) {
    return new EditRefusal(EditRefusal.Code.INVALID_INPUT, message);
  }
}
