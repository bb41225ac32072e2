package io.modelregistry.usage.duckdb;

import io.modelregistry.usage.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/** A database of DuckDB in a folder of its own, which goes with it. For one thread. */
final class Database implements AutoCloseable {
  private final Path folder;
  private final Connection connection;

  private Database(Path folder, Connection connection) {
    this.folder = folder;
    this.connection = connection;
  }

  /**
   * Opens an empty one.
   *
   * @param parent below which its folder lies
   * @throws UsageException when the folder cannot be written or the machine has no DuckDB
   */
  static Database open(Path parent, int memoryMegabytes) {
    try {
      Path folder = Files.createTempDirectory(parent, "registry-calls-");
      Properties properties = new Properties();
      properties.setProperty("memory_limit", memoryMegabytes + "MB");
      properties.setProperty("temp_directory", folder.resolve("spill").toString());
      properties.setProperty("autoinstall_known_extensions", "false");
      properties.setProperty("preserve_insertion_order", "false");
      return new Database(
          folder,
          new DuckDBDriver().connect("jdbc:duckdb:" + folder.resolve("calls.duckdb"), properties));
    } catch (IOException e) {
      throw new UsageException(
          "cannot write to " + parent + ": is there such a folder, and may it be written?", e);
    } catch (SQLException e) {
      throw new UsageException("DuckDB does not start: " + firstLine(e), e);
    } catch (LinkageError e) {
      throw new UsageException(
          "DuckDB does not start. Its library, some 70 megabytes, is unpacked into "
              + System.getProperty("java.io.tmpdir", "/tmp")
              + ": TMPDIR names another folder that has room",
          null);
    }
  }

  /** For what else has to lie on disk. */
  Path folder() {
    return folder;
  }

  Statement statement() throws SQLException {
    return connection.createStatement();
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** A statement that is kept as a file. */
  static String sql(String name) {
    try (InputStream in = Database.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refuses: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  void query(String sql, RowReader reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refuses: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not end: " + e.getMessage(), e);
    } finally {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // What stays behind lies in a temporary folder.
      return;
    }
  }
}
