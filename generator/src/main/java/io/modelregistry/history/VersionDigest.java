package io.modelregistry.history;

import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonText;
import io.modelregistry.json.ReadResult;
import io.modelregistry.source.BlobDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes from a file the properties whose changes history tells, each as one JSON text that is the
 * same for the same value: keys sorted, numbers plain.
 */
public final class VersionDigest implements BlobDigest {
  static final String TOMBSTONES = "tombstones";
  static final String CURRENCY = "currency";

  private static final List<String> PROPERTIES =
      List.of(
          "name",
          "status",
          "pricing",
          "capabilities",
          "modalities",
          "context_window",
          "max_input_tokens",
          "max_output_tokens",
          "deprecation_date",
          "replaced_by",
          "model_string",
          "aliases",
          "priority",
          "model_string_override",
          "endpoint_override",
          "region",
          "quantization",
          "base_url",
          "direct_api_url",
          "auth_type",
          TOMBSTONES,
          CURRENCY);

  /** Rises when the texts of a property may differ from those of an earlier program. */
  private static final String FORM = "1 ";

  @Override
  public String version() {
    return FORM + String.join(" ", PROPERTIES);
  }

  @Override
  public Optional<Map<String, String>> of(byte[] content) {
    ReadResult read = DocumentReader.read("", content);
    boolean broken =
        read.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    return read.document()
        .map(document -> document.root())
        .filter(root -> !broken && root.isObject())
        .map(VersionDigest::of);
  }

  private static Map<String, String> of(JsonNode root) {
    Map<String, String> texts = new HashMap<>();
    for (String property : PROPERTIES) {
      JsonNode value = root.get(property);
      if (value != null && !value.isNull()) {
        texts.put(property, JsonText.compact(sorted(value)));
      }
    }
    // A file that says nothing at all is still one that can be read.
    texts.put("", "");
    return texts;
  }

  private static JsonNode sorted(JsonNode value) {
    if (value.isObject()) {
      Map<String, JsonNode> properties = new TreeMap<>();
      value.properties().forEach(each -> properties.put(each.getKey(), sorted(each.getValue())));
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      object.setAll(properties);
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.values().forEach(each -> array.add(sorted(each)));
      return array;
    }
    return value;
  }
}
