package io.modelregistry.render.dump;

import io.modelregistry.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180. What is unknown is an empty cell. A text that a spreadsheet would run as a
 * formula has an apostrophe in front, as OWASP advises against CSV injection; the other dumps have
 * it as it is.
 */
final class CsvText {
  private static final String LINE_END = "\r\n";

  /** The wide ones stand for the others where text is written in wide characters. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private CsvText() {}

  static String of(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(table.columns().stream().map(Table.Column::name).collect(Collectors.joining(",")))
        .append(LINE_END);
    for (List<@Nullable Object> row : table.rows()) {
      String before = "";
      for (Object cell : row) {
        text.append(before).append(cell(cell));
        before = ",";
      }
      text.append(LINE_END);
    }
    return text.toString();
  }

  private static String cell(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof BigDecimal decimal) {
      return Decimals.plain(decimal);
    }
    if (!(cell instanceof String text)) {
      return cell.toString();
    }
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
