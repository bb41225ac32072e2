package io.modelregistry.validate.report;

import io.modelregistry.json.JsonText;
import io.modelregistry.validate.secret.Secrets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Authored text made fit for a terminal or a log: secrets masked, control characters visible. */
public final class SafeText {
  private SafeText() {}

  /** One line, whatever the text holds. */
  public static String of(String text) {
    return visible(Secrets.mask(text));
  }

  /** The text itself but for its secrets, where the format escapes what must be escaped. */
  static String masked(String text) {
    return Secrets.mask(text);
  }

  /** Every character that moves a cursor, hides or reorders others becomes its escape. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isVisible(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(escape(c));
              }
            });
    return out.toString();
  }

  /** A tree as JSON in which what is not visible is escaped, beyond what JSON asks for. */
  static String json(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    JsonText.pretty(tree)
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || isVisible(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(escape(c));
              }
            });
    return out.toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** As JSON would write it: {@code \}{@code u001b}. */
  private static String escape(int codePoint) {
    StringBuilder out = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return out.toString();
  }
}
