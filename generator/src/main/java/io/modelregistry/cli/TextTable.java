package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of cells for people, each column as wide as its widest cell. */
final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, String> notes = new HashMap<>();

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** A line of its own below the last row. */
  TextTable note(String text) {
    notes.put(rows.size() - 1, text);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    for (int at = 0; at < rows.size(); at++) {
      List<String> row = rows.get(at);
      StringBuilder line = new StringBuilder(INDENT);
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)))).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
      String note = notes.get(at);
      if (note != null) {
        text.append(INDENT).append(INDENT).append(INDENT).append(note).append('\n');
      }
    }
    return text.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
