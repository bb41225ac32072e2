package io.modelregistry.usage.duckdb;

import io.modelregistry.model.Units;
import io.modelregistry.usage.CallNames;
import io.modelregistry.usage.Traffic;
import io.modelregistry.usage.UsageException;
import io.modelregistry.usage.log.LogFormat;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls of some logs in one table, on disk, in bounded memory. For one thread. */
public final class CallTable implements AutoCloseable {
  private static final long ALL_TIMES = Long.MAX_VALUE;

  private final Database database;
  private long from;
  private long until = ALL_TIMES;

  CallTable(Database database) {
    this.database = database;
  }

  /**
   * How it is opened.
   *
   * @param folder below which all temporary files lie; they are deleted in the end
   * @param memoryMegabytes how much memory it takes at most
   */
  public record Options(Path folder, int memoryMegabytes) {}

  /**
   * Opens an empty one.
   *
   * @throws UsageException when the folder cannot be written or the machine has no DuckDB
   */
  public static CallTable open(Options options) {
    return new CallTable(tables(options));
  }

  /** A database with the table of calls, empty. */
  static Database tables(Options options) {
    Database database = Database.open(options.folder(), options.memoryMegabytes());
    database.execute(Database.sql("load.sql"));
    String units =
        Units.all().stream()
            .map(unit -> ", " + LogSelect.name(unit.usage()) + " BIGINT")
            .collect(Collectors.joining());
    database.execute(
        "CREATE TABLE calls (kind VARCHAR, format VARCHAR, called_at BIGINT, platform VARCHAR,"
            + " model VARCHAR, other_model VARCHAR, route VARCHAR, region VARCHAR, service_tier"
            + " VARCHAR, label VARCHAR, succeeded BOOLEAN, latency BIGINT, billed DECIMAL(38,"
            + " 24), calls BIGINT, counted BOOLEAN, odd VARCHAR, regular BOOLEAN, mask BIGINT,"
            + " size BIGINT"
            + units
            + ")");
    return database;
  }

  /**
   * Reads one log. An empty one, as after a rotation, has no calls.
   *
   * @param format empty finds it by its fields
   * @param key what calls are to be told apart by: a place in the log
   * @throws UsageException when it cannot be read
   */
  public void load(Path log, Optional<LogFormat> format, Optional<String> key) {
    if (LogFile.isEmpty(log)) {
      return;
    }
    LogFile file = LogFile.of(log, format, database.folder());
    try (Statement statement = database.statement()) {
      statement.execute(new LogSelect(file, key).statement());
      if (!file.columns().isEmpty()) {
        statement.execute(
            "INSERT INTO calls BY NAME SELECT 'unreadable' AS kind, count(DISTINCT line) AS calls"
                + " FROM reject_errors HAVING count(*) > 0");
        statement.execute("DELETE FROM reject_errors");
      }
    } catch (SQLException e) {
      throw new UsageException(
          "cannot read " + log + " as " + file.format().id() + ": " + Database.firstLine(e), e);
    }
  }

  /** Limits what follows to calls of a time, in microseconds since 1970: from, until. */
  public void within(long fromMicros, long untilMicros) {
    this.from = fromMicros;
    this.until = untilMicros;
  }

  /** How many lines are of each kind: {@code call}, {@code unreadable}, {@code cached} … */
  public Map<String, Long> kinds() {
    Map<String, Long> kinds = new TreeMap<>();
    database.query(
        "SELECT kind, sum(coalesce(calls, 1)) FROM calls GROUP BY kind",
        row -> kinds.put(row.getString(1), row.getLong(2)));
    return kinds;
  }

  /** The words of all calls for their routes, with their format, and how many calls have them. */
  public void names(BiConsumer<CallNames, Long> out) {
    database.query(
        Database.sql("names.sql") + " ORDER BY platform, model, other_model, route, region",
        row ->
            out.accept(
                new CallNames(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)),
                row.getLong(6)));
  }

  /**
   * What names mean.
   *
   * @param number of the match, from 0
   * @param target which route it is, likewise
   * @param family which bands of prompt sizes it has
   * @param grainMicros a span of time, which divides a day, in which no price changes
   */
  public record Name(CallNames names, int number, int target, int family, long grainMicros) {}

  /** Says what the names mean, and at which prompt sizes the prices of a family change. */
  public void match(List<Name> names, List<List<Long>> bands) {
    database.execute(
        "CREATE OR REPLACE TABLE names (platform VARCHAR, model VARCHAR, other_model VARCHAR, route"
            + " VARCHAR, region VARCHAR, number INTEGER, target INTEGER, family INTEGER, grain"
            + " BIGINT)");
    database.execute("CREATE OR REPLACE TABLE bands (family INTEGER, low BIGINT, high BIGINT)");
    try (PreparedStatement insert =
        database.prepare("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Name name : names) {
        insert.setString(1, name.names().platform());
        insert.setString(2, name.names().model());
        insert.setString(3, name.names().otherModel());
        insert.setString(4, name.names().route());
        insert.setString(5, name.names().region());
        insert.setInt(6, name.number());
        insert.setInt(7, name.target());
        insert.setInt(8, name.family());
        insert.setLong(9, name.grainMicros());
        insert.addBatch();
      }
      insert.executeBatch();
      for (int family = 0; family < bands.size(); family++) {
        List<Long> starts = bands.get(family);
        for (int i = 0; i < starts.size(); i++) {
          long high = i + 1 < starts.size() ? starts.get(i + 1) : Long.MAX_VALUE;
          database.execute(
              "INSERT INTO bands VALUES (" + family + ", " + starts.get(i) + ", " + high + ")");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refuses: " + e.getMessage(), e);
    }
  }

  /** The first and the last instant of a call, in microseconds since 1970; empty without one. */
  public Optional<long[]> span() {
    List<long[]> found = new ArrayList<>();
    database.query(
        bounded(
            "SELECT min(called_at), max(called_at) FROM calls WHERE kind = 'call' AND called_at >="
                + " ${from} AND called_at < ${until}"),
        row -> {
          long first = row.getLong(1);
          if (!row.wasNull()) {
            found.add(new long[] {first, row.getLong(2)});
          }
        });
    return found.stream().findFirst();
  }

  /** All matched calls whose counts are beyond doubt, those that cost alike together. */
  public void traffic(Consumer<Traffic> out) {
    new TrafficRows(database, this::bounded).traffic(out);
  }

  /**
   * A call whose counts the engine has to judge.
   *
   * @param counts as they stand in the log
   */
  public record OddCall(Traffic call, Map<String, String> counts) {}

  /** All matched calls whose counts are in doubt, one by one. */
  public void oddCalls(Consumer<OddCall> out) {
    new TrafficRows(database, this::bounded).oddCalls(out);
  }

  /**
   * One route's day.
   *
   * @param target the route
   * @param dayMicros its start, in microseconds since 1970 in UTC
   * @param latencySum of those {@code latencyCount} answers whose time is known, in microseconds
   * @param tokens of those answers whose time is known too, {@code tokensTime} microseconds in all
   * @param p50 in microseconds; null when unknown
   */
  public record Day(
      int target,
      long dayMicros,
      long requests,
      long successes,
      long latencySum,
      long latencyCount,
      long tokens,
      long tokensTime,
      @Nullable Long p50,
      @Nullable Long p95) {}

  /** A row for each matched route and day, in order. */
  public List<Day> performance() {
    List<Day> days = new ArrayList<>();
    database.query(
        bounded(Database.sql("performance.sql")),
        row ->
            days.add(
                new Day(
                    row.getInt(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    orNull(row, 9),
                    orNull(row, 10))));
    return days;
  }

  private static @Nullable Long orNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private String bounded(String sql) {
    return sql.replace("${from}", Long.toString(from)).replace("${until}", Long.toString(until));
  }

  @Override
  public void close() {
    database.close();
  }
}
