package io.modelregistry.render.dump;

import io.modelregistry.json.Decimals;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;

/**
 * Tables as a SQLite database, made in memory. The same tables give the same bytes with the same
 * version of SQLite: they are written once, in order, with the page size and encoding said.
 *
 * <p>SQLite has no exact decimals. An amount of money therefore has two columns: {@code price},
 * which sorts and compares as a number, and {@code price_decimal}, a text with every digit.
 */
final class SqliteFile {
  /** Rises when a reader of an older version would break; {@code PRAGMA user_version}. */
  private static final int VERSION = 1;

  /** What tables are searched by, besides their keys. */
  private static final Set<String> INDEXED =
      Set.of("model_id", "route_id", "platform_id", "provider_id", "capability");

  private SqliteFile() {}

  /**
   * The file.
   *
   * @throws DumpException when SQLite cannot be loaded on this machine
   */
  static byte[] of(List<Table> tables) {
    SQLiteConfig config = new SQLiteConfig();
    config.setEncoding(SQLiteConfig.Encoding.UTF8);
    config.setPageSize(4096);
    try (Connection connection = config.createConnection("jdbc:sqlite::memory:")) {
      connection.setAutoCommit(false);
      for (Table table : tables) {
        run(connection, create(table));
        insert(connection, table);
      }
      for (Table table : tables) {
        for (Table.Column column : table.columns()) {
          if (isIndexed(table, column)) {
            run(connection, index(table, column));
          }
        }
      }
      run(connection, "PRAGMA user_version = " + VERSION);
      connection.commit();
      return connection.unwrap(SQLiteConnection.class).serialize("main");
    } catch (SQLException | LinkageError e) {
      throw new DumpException(
          "SQLite cannot be loaded or cannot write its dump: "
              + e.getMessage()
              + "; its library is unpacked into the temporary folder, and"
              + " REGISTRY_JAVA_OPTS=-Dorg.sqlite.tmpdir=DIR names another",
          e);
    }
  }

  /** The first part of a key finds rows by itself. */
  private static boolean isIndexed(Table table, Table.Column column) {
    boolean leads = column.type() == Table.Type.KEY && column.equals(table.columns().get(0));
    return INDEXED.contains(column.name()) && !leads;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String create(Table table) {
    String columns =
        table.columns().stream().map(SqliteFile::definition).collect(Collectors.joining(",\n  "));
    String key =
        table.columns().stream()
            .filter(column -> column.type() == Table.Type.KEY)
            .map(Table.Column::name)
            .collect(Collectors.joining(", "));
    return "CREATE TABLE "
        + table.name()
        + " (\n  "
        + columns
        + (key.isEmpty() ? "\n)" : ",\n  PRIMARY KEY (" + key + ")\n) WITHOUT ROWID");
  }

  private static String definition(Table.Column column) {
    String name = '"' + column.name() + '"';
    String type =
        switch (column.type()) {
          case KEY -> " TEXT NOT NULL";
          case TEXT -> " TEXT";
          case INTEGER, FLAG -> " INTEGER";
          case DECIMAL -> " REAL";
          case MONEY -> " REAL,\n  \"" + exact(column) + "\" TEXT";
        };
    return name
        + type
        + (column.references().isEmpty() ? "" : " REFERENCES " + column.references());
  }

  private static String exact(Table.Column column) {
    return column.name() + "_decimal";
  }

  private static String index(Table table, Table.Column column) {
    return "CREATE INDEX "
        + table.name()
        + "_by_"
        + column.name()
        + " ON "
        + table.name()
        + " ("
        + column.name()
        + ")";
  }

  private static void insert(Connection connection, Table table) throws SQLException {
    long places =
        table.columns().stream()
            .mapToInt(column -> column.type() == Table.Type.MONEY ? 2 : 1)
            .sum();
    String sql =
        "INSERT INTO " + table.name() + " VALUES (?" + ", ?".repeat((int) places - 1) + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (List<@Nullable Object> row : table.rows()) {
        int place = 1;
        for (int i = 0; i < row.size(); i++) {
          Object cell = row.get(i);
          set(insert, place++, cell);
          if (table.columns().get(i).type() == Table.Type.MONEY) {
            insert.setString(
                place++, cell instanceof BigDecimal money ? Decimals.plain(money) : null);
          }
        }
        insert.executeUpdate();
      }
    }
  }

  private static void set(PreparedStatement insert, int place, @Nullable Object cell)
      throws SQLException {
    if (cell == null) {
      insert.setObject(place, null);
    } else if (cell instanceof Boolean flag) {
      insert.setInt(place, flag ? 1 : 0);
    } else if (cell instanceof Long number) {
      insert.setLong(place, number);
    } else if (cell instanceof BigDecimal decimal) {
      insert.setDouble(place, decimal.doubleValue());
    } else {
      insert.setString(place, cell.toString());
    }
  }
}
