package io.modelregistry.cli;

import io.modelregistry.json.JsonText;
import io.modelregistry.validate.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An object for people: a line a field, what it holds behind its name. */
final class FieldLines {
  private final TextTable table = new TextTable();

  private FieldLines() {}

  static String of(JsonNode object) {
    FieldLines lines = new FieldLines();
    lines.object("", object);
    return lines.table.toString();
  }

  private void object(String prefix, JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      value(prefix + field.getKey(), field.getValue());
    }
  }

  private void value(String name, JsonNode value) {
    if (value.isObject() && isFlags(value)) {
      flags(name, value);
    } else if (value.isObject()) {
      object(name + ".", value);
    } else if (value.isArray() && holdsContainers(value)) {
      for (int i = 0; i < value.size(); i++) {
        value(name + "." + i, value.get(i));
      }
    } else if (value.isArray()) {
      table.row(
          name,
          StreamSupport.stream(value.spliterator(), false)
              .map(FieldLines::word)
              .collect(Collectors.joining(", ")));
    } else {
      table.row(name, word(value));
    }
  }

  private static boolean isFlags(JsonNode object) {
    return !object.isEmpty() && object.values().stream().allMatch(JsonNode::isBoolean);
  }

  private static boolean holdsContainers(JsonNode array) {
    return array.values().stream().anyMatch(JsonNode::isContainer);
  }

  /** Yes and no apart, since lists of capabilities are long. */
  private void flags(String name, JsonNode flags) {
    for (boolean yes : new boolean[] {true, false}) {
      List<String> keys = new ArrayList<>();
      flags
          .properties()
          .forEach(
              flag -> {
                if (flag.getValue().booleanValue() == yes) {
                  keys.add(flag.getKey());
                }
              });
      if (!keys.isEmpty()) {
        table.row(name + (yes ? "" : " (not)"), String.join(", ", keys));
      }
    }
  }

  private static String word(JsonNode value) {
    return value.isNull()
        ? "unknown"
        : SafeText.of(value.isString() ? value.stringValue() : JsonText.compact(value));
  }
}
