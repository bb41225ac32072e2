package io.modelregistry.render;

/**
 * A text as a cell of RFC 4180. What a spreadsheet would run as a formula gets an apostrophe in
 * front, as OWASP advises against CSV injection.
 */
public final class CsvCell {
  /** The wide ones stand for the others where text is written in wide characters. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvCell() {}

  /** The cell, in quotes where it needs them. */
  public static String of(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }

  private static boolean needsQuotes(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
  }
}
