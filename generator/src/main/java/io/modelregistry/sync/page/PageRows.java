package io.modelregistry.sync.page;

import io.modelregistry.sync.ImportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/** The rows of all tables and the items of all lists of a page. */
final class PageRows {
  /** More than a page for people has. */
  private static final int MAX_ROWS = 20_000;

  private static final int MAX_SPAN = 20;
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{1,120}[A-Za-z0-9]");

  /** No name with what may follow it is longer; searching in very long words takes very long. */
  private static final int LONGEST = 150;

  private static final Pattern PARTS = Pattern.compile("[,;()\\s]+");

  private PageRows() {}

  /**
   * A cell of a table, or a part of the item of a list.
   *
   * @param heading of its column; empty without
   * @param text on one line
   * @param names what may be the names of models in it: what is set as code, else all words that
   *     look like one
   */
  record Cell(String heading, String text, List<String> names) {
    Cell {
      names = List.copyOf(names);
    }
  }

  /**
   * A row of a table or an item of a list.
   *
   * @param isItem whether it is a sentence in a list
   */
  record Row(boolean isItem, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Reads a page.
   *
   * @throws ImportException when it cannot be read
   */
  static List<Row> of(byte[] html) {
    Document page;
    try {
      page =
          Jsoup.parse(
              new ByteArrayInputStream(html), null, "", Parser.htmlParser().setTrackPosition(true));
    } catch (IOException e) {
      throw new ImportException("the page cannot be read: " + e.getMessage());
    }
    requireWhole(page);
    page.select("script, style, template, del, s").remove();
    List<Row> rows = new ArrayList<>();
    for (Element table : page.select("table")) {
      rows(table, rows);
    }
    for (Element item : page.select("li")) {
      if (item.children().select("li, table").isEmpty() && item.closest("nav, table") == null) {
        add(rows, new Row(true, List.of(cell("", item))));
      }
    }
    return rows;
  }

  /** What ends in the middle of a table may end in the middle of a date. */
  private static void requireWhole(Document page) {
    for (Element container : page.select("table, ul, ol")) {
      Range end = container.endSourceRange();
      if (end.isTracked() && end.isImplicit() && end.endPos() >= page.endSourceRange().endPos()) {
        throw new ImportException(
            "the page ends in the middle of a "
                + (container.is("table") ? "table" : "list")
                + ": it did not come whole; try again");
      }
    }
  }

  private static void rows(Element table, List<Row> rows) {
    List<String> headings = List.of();
    List<Element> held = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (Element row : table.select("tr")) {
      if (!table.equals(row.closest("table"))) {
        continue;
      }
      List<Element> cells = row.children().stream().filter(cell -> cell.is("td, th")).toList();
      if (headings.isEmpty() && cells.stream().allMatch(cell -> cell.is("th"))) {
        headings = headings(cells);
        continue;
      }
      List<Cell> read = new ArrayList<>();
      for (Element cell : spread(cells, held, left)) {
        int at = read.size();
        read.add(cell(at < headings.size() ? headings.get(at) : "", cell));
      }
      add(rows, new Row(false, read));
    }
  }

  private static List<String> headings(List<Element> cells) {
    List<String> headings = new ArrayList<>();
    for (Element cell : cells) {
      for (int i = 0; i < span(cell, "colspan"); i++) {
        headings.add(cell.text());
      }
    }
    return headings;
  }

  /** With cells that reach down from rows above, and across columns. */
  private static List<Element> spread(List<Element> cells, List<Element> held, List<Integer> left) {
    List<Element> all = new ArrayList<>();
    int next = 0;
    for (int column = 0; next < cells.size() || column < held.size(); column++) {
      if (column < held.size() && left.get(column) > 0) {
        left.set(column, left.get(column) - 1);
        all.add(held.get(column));
      } else if (next < cells.size()) {
        Element cell = cells.get(next++);
        int width = span(cell, "colspan");
        for (int i = 0; i < width; i++) {
          if (column + i >= held.size()) {
            held.add(cell);
            left.add(0);
          }
          held.set(column + i, cell);
          left.set(column + i, span(cell, "rowspan") - 1);
          all.add(cell);
        }
        column += width - 1;
      }
    }
    return all;
  }

  private static int span(Element cell, String attribute) {
    String value = cell.attr(attribute);
    return value.matches("[1-9][0-9]?") ? Math.min(MAX_SPAN, Integer.parseInt(value)) : 1;
  }

  private static void add(List<Row> rows, Row row) {
    if (rows.size() >= MAX_ROWS) {
      throw new ImportException("the page has more than " + MAX_ROWS + " rows, which is no page");
    }
    rows.add(row);
  }

  private static Cell cell(String heading, Element element) {
    String text = element.text();
    Set<String> names = new LinkedHashSet<>();
    element.select("code").forEach(code -> names(code.text(), names));
    if (names.isEmpty()) {
      names(text, names);
    }
    return new Cell(heading, text, List.copyOf(names));
  }

  /** A name of a model has a digit, and something that joins words. */
  static void names(String text, Set<String> names) {
    String plain = text.replaceAll("[\u2010-\u2012]", "-");
    for (String word : PARTS.split(plain, -1)) {
      if (word.length() > LONGEST) {
        continue;
      }
      String name = word.replaceFirst("[.:]+$", "");
      boolean looksLikeOne =
          ID.matcher(name).matches()
              && name.matches(".*[A-Za-z].*")
              && name.matches(".*[0-9].*|.*-.*")
              && !name.contains("://");
      if (looksLikeOne) {
        names.add(name);
      }
    }
  }
}
