package io.modelregistry.render.dump;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of the dumps, the same as CSV and in SQLite.
 *
 * @param rows sorted by their first cells; a cell is a {@code String}, {@code Long}, {@code
 *     Boolean}, {@code BigDecimal} or null, as its column's type says
 */
record Table(String name, List<Column> columns, List<List<@Nullable Object>> rows) {
  /** What a column holds. */
  enum Type {
    /** Text that tells the rows of its table apart, alone or with the other keys. */
    KEY,
    TEXT,
    INTEGER,
    FLAG,
    DECIMAL,
    /** A decimal of money, of which no digit may be lost. */
    MONEY
  }

  /**
   * A column.
   *
   * @param references the table whose key it holds; empty for none
   */
  record Column(String name, Type type, String references) {}

  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A table with a row for each of these. */
  static <T> Builder<T> of(String name, Collection<T> items) {
    return new Builder<>(name, items);
  }

  /** Adds column by column. */
  static final class Builder<T> {
    private final String name;
    private final Collection<T> items;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<T, ? extends @Nullable Object>> cells = new ArrayList<>();

    private Builder(String name, Collection<T> items) {
      this.name = name;
      this.items = items;
    }

    Builder<T> key(String column, Function<T, String> value) {
      return add(new Column(column, Type.KEY, ""), value);
    }

    Builder<T> key(String column, String table, Function<T, String> value) {
      return add(new Column(column, Type.KEY, table), value);
    }

    Builder<T> reference(String column, String table, Function<T, @Nullable String> value) {
      return add(new Column(column, Type.TEXT, table), value);
    }

    /** Any value that prints as its word, such as a date, is a text. */
    Builder<T> text(String column, Function<T, ? extends @Nullable Object> value) {
      return add(
          new Column(column, Type.TEXT, ""),
          item -> {
            Object found = value.apply(item);
            return found == null ? null : found.toString();
          });
    }

    /** Several texts in one cell, between them a space. */
    Builder<T> words(String column, Function<T, ? extends Collection<String>> value) {
      return text(
          column,
          item -> {
            Collection<String> words = value.apply(item);
            return words.isEmpty() ? null : String.join(" ", words);
          });
    }

    Builder<T> integer(String column, Function<T, @Nullable Long> value) {
      return add(new Column(column, Type.INTEGER, ""), value);
    }

    Builder<T> flag(String column, Function<T, @Nullable Boolean> value) {
      return add(new Column(column, Type.FLAG, ""), value);
    }

    Builder<T> decimal(String column, Function<T, @Nullable BigDecimal> value) {
      return add(new Column(column, Type.DECIMAL, ""), value);
    }

    Builder<T> money(String column, Function<T, @Nullable BigDecimal> value) {
      return add(new Column(column, Type.MONEY, ""), value);
    }

    private Builder<T> add(Column column, Function<T, ? extends @Nullable Object> value) {
      columns.add(column);
      cells.add(value);
      return this;
    }

    Table build() {
      List<List<@Nullable Object>> rows = new ArrayList<>(items.size());
      for (T item : items) {
        List<@Nullable Object> row = new ArrayList<>(cells.size());
        cells.forEach(cell -> row.add(cell.apply(item)));
        rows.add(row);
      }
      return new Table(name, columns, rows);
    }
  }
}
