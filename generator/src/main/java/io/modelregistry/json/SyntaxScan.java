package io.modelregistry.json;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * Finds the first place where a text stops being JSON and says it in words. It runs only on files
 * that the parser has refused: the parser knows that something is wrong, this knows how to say it.
 */
final class SyntaxScan {
  private final String text;
  private int at;

  private SyntaxScan(String text) {
    this.text = text;
  }

  static Finding empty(String path) {
    return DocumentReader.error(
        DocumentReader.SYNTAX,
        Location.ofFile(path),
        "the file is empty",
        "write a JSON object, or delete the file");
  }

  static Finding explain(String path, String text, @Nullable TokenStreamLocation parserLocation) {
    SyntaxScan scan = new SyntaxScan(text);
    try {
      scan.document();
    } catch (Problem problem) {
      return DocumentReader.error(
          DocumentReader.SYNTAX,
          TextPlace.at(text, problem.offset).in(path),
          problem.message,
          problem.hint);
    }
    return DocumentReader.error(
        DocumentReader.SYNTAX,
        parserLocation == null
            ? Location.ofFile(path)
            : new Location(path, parserLocation.getLineNr(), parserLocation.getColumnNr(), ""),
        "this is not JSON",
        "check quotes, commas and brackets before this place");
  }

  private void document() {
    value();
    skipSpace();
    if (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' || c == '#') {
        throw comment();
      }
      throw new Problem(
          at,
          "something follows the end of the document",
          "a file holds one object; remove the rest");
    }
  }

  private void value() {
    skipSpace();
    if (at >= text.length()) {
      throw new Problem(at, "the file ends where a value belongs", "is the end of it missing?");
    }
    char c = text.charAt(at);
    switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case '\'' -> throw singleQuote();
      case '/', '#' -> throw comment();
      case '`', '\u201C', '\u201D', '\u2018', '\u2019' ->
          throw new Problem(
              at, "text stands in other quotes than \"", "use straight double quotes");
      default -> {
        if (c == '-' || (c >= '0' && c <= '9')) {
          number();
        } else {
          word();
        }
      }
    }
  }

  private void object() {
    int start = at++;
    skipSpace();
    if (taken('}')) {
      return;
    }
    while (true) {
      name();
      skipSpace();
      if (!taken(':')) {
        throw new Problem(
            at, "a colon is missing after the property name", "write \"name\": value");
      }
      value();
      if (closes('}', start, "object")) {
        return;
      }
    }
  }

  private void array() {
    int start = at++;
    skipSpace();
    if (taken(']')) {
      return;
    }
    while (true) {
      value();
      if (closes(']', start, "array")) {
        return;
      }
    }
  }

  /** After a value: true at the closing bracket, false at a comma with more after it. */
  private boolean closes(char bracket, int start, String kind) {
    int end = at;
    skipSpace();
    if (taken(bracket)) {
      return true;
    }
    if (at >= text.length()) {
      throw new Problem(
          start, "this " + kind + " is never closed", "add the missing '" + bracket + "'");
    }
    int comma = at;
    if (!taken(',')) {
      char c = text.charAt(at);
      if (c == '/' || c == '#') {
        throw comment();
      }
      if (c == '}' || c == ']') {
        throw new Problem(
            at, "'" + c + "' closes what is open as an " + kind, "expected '" + bracket + "'");
      }
      throw c == '"' || c == '{' || c == '[' || Character.isLetterOrDigit(c)
          ? new Problem(end, "a comma is missing after this value", "add ','")
          : unexpected("',' or '" + bracket + "'");
    }
    skipSpace();
    if (at < text.length() && (text.charAt(at) == '}' || text.charAt(at) == ']')) {
      throw new Problem(
          comma, "a comma stands before the closing '" + text.charAt(at) + "'", "remove the comma");
    }
    return false;
  }

  private void name() {
    skipSpace();
    if (at >= text.length()) {
      throw new Problem(at, "the file ends inside an object", "add the missing '}'");
    }
    char c = text.charAt(at);
    if (c == '"') {
      int start = at;
      string();
      checkPairs(start);
    } else if (c == '\'') {
      throw singleQuote();
    } else if (c == '/' || c == '#') {
      throw comment();
    } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
      throw new Problem(
          at, "a property name stands without quotes", "put it in double quotes: \"name\"");
    } else {
      throw unexpected("a property name in double quotes");
    }
  }

  /** In a name, half of a surrogate pair stops the parser; in a value it does not. */
  private void checkPairs(int start) {
    boolean low = false;
    for (int i = start; i + 5 < at; i++) {
      if (text.charAt(i) == '\\' && text.charAt(i + 1) == 'u') {
        char c = (char) Integer.parseInt(text.substring(i + 2, i + 6), 16);
        if (low != Character.isLowSurrogate(c)) {
          throw halfPair(i);
        }
        low = Character.isHighSurrogate(c);
        i += 5;
      } else if (low) {
        throw halfPair(i);
      } else if (text.charAt(i) == '\\') {
        i++;
      }
    }
    if (low) {
      throw halfPair(at - 1);
    }
  }

  private static Problem halfPair(int offset) {
    return new Problem(
        offset, "half of a surrogate pair stands in a name; it is no character", "remove it");
  }

  private void string() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        throw new Problem(
            start, "text is not closed on its line", "add the missing '\"'; a line break is \\n");
      }
      if (c < ' ') {
        throw new Problem(
            at,
            "a raw control character (" + codePoint(c) + ") stands inside text",
            c == '\t' ? "write \\t" : "remove it");
      }
      if (c == '\\') {
        escape();
      } else {
        at++;
      }
    }
    if (at >= text.length()) {
      throw new Problem(start, "text is not closed before the file ends", "add the missing '\"'");
    }
    at++;
  }

  private void escape() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (c == 'u') {
      for (int i = at + 2; i < at + 6; i++) {
        if (i >= text.length() || Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
          throw new Problem(at, "\\u needs four hexadecimal digits", "as in \\u00e9");
        }
      }
      at += 6;
    } else if ("\"\\/bfnrt".indexOf(c) >= 0) {
      at += 2;
    } else {
      throw new Problem(
          at, "a backslash stands before '" + shown(c) + "'", "write \\\\ for a backslash itself");
    }
  }

  private void number() {
    int start = at;
    taken('-');
    if (at < text.length() && isWordPart(text.charAt(at)) && !isDigit()) {
      throw notANumber(start);
    }
    boolean zero = taken('0');
    if (zero && isDigit()) {
      throw new Problem(start, "a number starts with a zero", "remove the leading zero");
    }
    if (!zero) {
      digits(start);
    }
    if (taken('.')) {
      digits(start);
    }
    if (taken('e') || taken('E')) {
      if (!taken('+')) {
        taken('-');
      }
      digits(start);
    }
    if (at < text.length() && isWordPart(text.charAt(at))) {
      throw new Problem(
          start, "a number runs into other characters", "put text in double quotes, units aside");
    }
  }

  private void digits(int start) {
    if (!isDigit()) {
      throw new Problem(start, "a number is incomplete", "digits belong on both sides of a point");
    }
    while (isDigit()) {
      at++;
    }
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private void word() {
    int start = at;
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    switch (word) {
      case "true", "false", "null" -> at = end;
      case "" -> throw unexpected("a value");
      case "NaN", "Infinity" -> throw notANumber(start);
      default ->
          throw new Problem(
              at,
              "'" + Quoted.shortened(word) + "' is no JSON value",
              "put text in double quotes; true, false and null are in lower case");
    }
  }

  private Problem notANumber(int start) {
    return new Problem(
        start, "NaN and Infinity are no JSON numbers", "leave out what is not known");
  }

  private Problem comment() {
    return new Problem(at, "JSON has no comments", "remove it");
  }

  private Problem singleQuote() {
    return new Problem(at, "text stands in single quotes", "use double quotes");
  }

  private Problem unexpected(String expected) {
    char c = text.charAt(at);
    return new Problem(
        at,
        "expected " + expected + " but found '" + shown(c) + "'",
        c == 0 ? "the file holds a NUL byte; is it a text file?" : "check what stands before it");
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? String.valueOf(c) : codePoint(c);
  }

  private static String codePoint(char c) {
    return String.format(Locale.ROOT, "U+%04X", (int) c);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '+';
  }

  private boolean taken(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The first problem ends the scan. */
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String message;
    private final String hint;

    Problem(int offset, String message, String hint) {
      super(message, null, false, false);
      this.offset = offset;
      this.message = message;
      this.hint = hint;
    }
  }
}
