package io.modelregistry.validate.report;

import io.modelregistry.finding.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * The line in question with one before and one after it, and carets under the place.
 *
 * @param rows ready to print, without line ends
 */
record CodeFrame(List<Row> rows) {
  private static final int CONTEXT = 1;

  /** How many characters on each side of a place are looked at. */
  private static final int REACH = 1_000;

  private static final String ELLIPSIS = "…";

  /**
   * One printed line.
   *
   * @param number the line's number in the file; 0 for the row of carets
   * @param text authored text made safe, or spaces and carets
   */
  record Row(int number, String text) {
    boolean isCarets() {
      return number == 0;
    }
  }

  CodeFrame {
    rows = List.copyOf(rows);
  }

  /**
   * Cuts the frame from a file.
   *
   * @param width columns there are for the text
   */
  static CodeFrame of(FileLines file, Location location, int width) {
    if (location.line() < 1 || location.line() > file.count()) {
      return new CodeFrame(List.of());
    }
    int offset = Math.max(0, location.column() - 1);
    int cut = Math.max(0, offset - REACH);
    Line focus = Line.of(excerpt(file, location.line(), cut));
    Span place = focus.placeAt(offset - cut);
    int start = windowStart(focus.width(), place, width);
    List<Row> rows = new ArrayList<>();
    int last = Math.min(file.count(), location.line() + CONTEXT);
    for (int number = Math.max(1, location.line() - CONTEXT); number <= last; number++) {
      boolean isFocus = number == location.line();
      Line line = isFocus ? focus : Line.of(excerpt(file, number, cut));
      String text = line.window(start, width);
      if (isFocus || !text.isBlank()) {
        rows.add(new Row(number, text));
      }
      if (isFocus && location.column() > 0) {
        int from = Math.max(0, place.start() - start);
        int to = Math.max(from + 1, Math.min(place.end() - start, width));
        rows.add(new Row(0, " ".repeat(from) + "^".repeat(to - from)));
      }
    }
    return new CodeFrame(rows);
  }

  /** Where the window begins so that the place is in it, with some text before it. */
  private static int windowStart(int lineWidth, Span place, int width) {
    if (lineWidth <= width || place.end() < width) {
      return 0;
    }
    return Math.max(0, Math.min(place.start() - width / 3, lineWidth - width));
  }

  /** As much of a line as a window can show; lines may be megabytes long. */
  private static String excerpt(FileLines file, int number, int cut) {
    String line = file.line(number);
    return line.substring(Math.min(cut, line.length()), Math.min(cut + 2 * REACH, line.length()));
  }

  /** Columns from {@code start} to before {@code end}. */
  private record Span(int start, int end) {}

  /**
   * A line as it is shown, and where each of its characters stands.
   *
   * @param raw the authored line
   * @param cells what is shown for each UTF-16 unit; empty for the second of a pair
   * @param columns the column at which each cell starts, and the width at the end
   */
  private record Line(String raw, List<String> cells, List<Integer> columns) {
    static Line of(String raw) {
      List<String> cells = new ArrayList<>();
      List<Integer> columns = new ArrayList<>();
      int column = 0;
      for (int i = 0; i < raw.length(); ) {
        int c = raw.codePointAt(i);
        String cell = c == '\t' ? "  " : SafeText.visible(Character.toString(c));
        cells.add(cell);
        columns.add(column);
        column += columnsOf(c, cell);
        if (Character.charCount(c) == 2) {
          cells.add("");
          columns.add(column);
        }
        i += Character.charCount(c);
      }
      columns.add(column);
      return new Line(raw, cells, columns);
    }

    /** East Asian characters take two columns, combining ones none. */
    private static int columnsOf(int c, String cell) {
      if (cell.length() > Character.charCount(c) || c < 0x300) {
        return cell.length();
      }
      int type = Character.getType(c);
      if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
        return 0;
      }
      boolean wide =
          Character.isIdeographic(c)
              || (c >= 0x1100 && c <= 0x115f)
              || (c >= 0x3000 && c <= 0x30ff)
              || (c >= 0xac00 && c <= 0xd7a3)
              || (c >= 0xff01 && c <= 0xff60)
              || (c >= 0x1f300 && c <= 0x1faff);
      return wide ? 2 : 1;
    }

    int width() {
      return columns.get(cells.size());
    }

    /** The columns of the JSON token that starts at a UTF-16 offset. */
    Span placeAt(int offset) {
      int start = Math.min(offset, cells.size());
      int end = LineTokens.tokenEnd(raw, start);
      return new Span(columns.get(start), Math.max(columns.get(end), columns.get(start) + 1));
    }

    /** What stands in {@code size} columns from {@code from}, with an ellipsis where it is cut. */
    String window(int from, int size) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        if (columns.get(i) >= from && columns.get(i + 1) <= from + size) {
          out.append(cells.get(i));
        }
      }
      if (from > 0 && out.length() > 0) {
        out.replace(0, 1, ELLIPSIS);
      }
      if (width() > from + size && out.length() > 0) {
        out.replace(out.length() - 1, out.length(), ELLIPSIS);
      }
      return out.toString().stripTrailing();
    }
  }
}
