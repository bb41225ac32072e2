package io.modelregistry.render.dump;

import io.modelregistry.json.Decimals;
import io.modelregistry.render.CsvCell;
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
    return CsvCell.of(text);
  }
}
