package io.modelregistry.json;

import java.util.Locale;

/** Where a text stops being JSON, and why. The first one ends the scan. */
final class SyntaxProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String message;
  private final String hint;

  SyntaxProblem(int offset, String message, String hint) {
    super(message, null, false, false);
    this.offset = offset;
    this.message = message;
    this.hint = hint;
  }

  static SyntaxProblem comment(int offset) {
    return new SyntaxProblem(offset, "JSON has no comments", "remove it");
  }

  static SyntaxProblem singleQuote(int offset) {
    return new SyntaxProblem(offset, "text stands in single quotes", "use double quotes");
  }

  static SyntaxProblem notANumber(int offset) {
    return new SyntaxProblem(
        offset, "NaN and Infinity are no JSON numbers", "leave out what is not known");
  }

  static SyntaxProblem halfPair(int offset) {
    return new SyntaxProblem(
        offset, "half of a surrogate pair stands in a name; it is no character", "remove it");
  }

  static SyntaxProblem unexpected(int offset, char found, String expected) {
    return new SyntaxProblem(
        offset,
        "expected " + expected + " but found '" + shown(found) + "'",
        found == 0
            ? "the file holds a NUL byte; is it a text file?"
            : "check what stands before it");
  }

  /** The character, or its number where it could not be seen. */
  static String shown(char c) {
    return c > ' ' && c < 127 ? String.valueOf(c) : codePoint(c);
  }

  static String codePoint(char c) {
    return String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  /** In characters from the start of the text. */
  int offset() {
    return offset;
  }

  String message() {
    return message;
  }

  String hint() {
    return hint;
  }
}
