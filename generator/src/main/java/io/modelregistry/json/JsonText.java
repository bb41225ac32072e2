package io.modelregistry.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/**
 * Writes a tree as text that is always the same: keys in the order of the tree, numbers as plain
 * decimals without trailing zeros ({@code 1.5}, never {@code 1.50} or {@code 15E-1}), text as
 * itself.
 *
 * <p>Trees with binary floating point in them are refused with an {@link IllegalArgumentException}:
 * such a number would not be what somebody wrote.
 */
public final class JsonText {
  /** The longest line on which an array of scalars still stands whole, in UTF-16 units. */
  private static final int MAX_COLUMNS = 100;

  private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /**
   * For people: two spaces a level, LF, one final newline. An array of scalars stands on one line
   * where that has at most 100 columns; every other array has a line an element.
   */
  public static String pretty(JsonNode tree) {
    JsonText text = new JsonText();
    text.pretty(tree, 0, 0);
    return text.out.append('\n').toString();
  }

  /** {@link #pretty} as UTF-8. */
  public static byte[] prettyBytes(JsonNode tree) {
    return pretty(tree).getBytes(StandardCharsets.UTF_8);
  }

  /** For programs: one line without any space and without a final newline. */
  public static String compact(JsonNode tree) {
    JsonText text = new JsonText();
    text.inline(tree);
    return text.out.toString();
  }

  private void pretty(JsonNode node, int level, int column) {
    if (node.isObject() && !node.isEmpty()) {
      prettyObject(node, level);
    } else if (node.isArray() && !node.isEmpty()) {
      prettyArray(node, level, column);
    } else {
      inline(node);
    }
  }

  private void prettyObject(JsonNode node, int level) {
    char before = '{';
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      out.append(before);
      newLine(level + 1);
      int start = out.length();
      string(property.getKey());
      out.append(": ");
      pretty(property.getValue(), level + 1, 2 * (level + 1) + out.length() - start);
      before = ',';
    }
    newLine(level);
    out.append('}');
  }

  private void prettyArray(JsonNode node, int level, int column) {
    int start = out.length();
    if (isScalars(node)) {
      onOneLine(node);
      // One column is left for the comma that may follow.
      if (column + out.length() - start < MAX_COLUMNS) {
        return;
      }
      out.setLength(start);
    }
    char before = '[';
    for (JsonNode element : node.values()) {
      out.append(before);
      newLine(level + 1);
      pretty(element, level + 1, 2 * (level + 1));
      before = ',';
    }
    newLine(level);
    out.append(']');
  }

  private void onOneLine(JsonNode array) {
    out.append('[');
    for (Iterator<JsonNode> elements = array.values().iterator(); elements.hasNext(); ) {
      inline(elements.next());
      if (elements.hasNext()) {
        out.append(", ");
      }
    }
    out.append(']');
  }

  private static boolean isScalars(JsonNode array) {
    for (JsonNode element : array.values()) {
      if (element.isContainer()) {
        return false;
      }
    }
    return true;
  }

  private void newLine(int level) {
    out.append('\n');
    for (int i = 0; i < level; i++) {
      out.append("  ");
    }
  }

  private void inline(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, JsonNode> property : node.properties()) {
          out.append(comma);
          string(property.getKey());
          out.append(':');
          inline(property.getValue());
          comma = ",";
        }
        out.append('}');
      }
      case ARRAY -> {
        out.append('[');
        String comma = "";
        for (JsonNode element : node.values()) {
          out.append(comma);
          inline(element);
          comma = ",";
        }
        out.append(']');
      }
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
    }
  }

  private void string(String value) {
    out.append('"');
    if (isPlain(value)) {
      out.append(value);
    } else {
      STRINGS.quoteAsString(value, out);
    }
    out.append('"');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private void number(JsonNode node) {
    if (node.isFloatingPointNumber() && !node.isBigDecimal()) {
      throw new IllegalArgumentException("a binary floating point number in JSON: " + node);
    }
    if (node.isIntegralNumber()) {
      out.append(node.bigIntegerValue());
    } else {
      out.append(Decimals.plain(node.decimalValue()));
    }
  }
}
