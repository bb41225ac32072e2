package io.modelregistry.usage.duckdb;

import io.modelregistry.derive.price.Usage;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.usage.Traffic;
import io.modelregistry.usage.duckdb.CallTable.OddCall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads matched calls out of the table of calls. */
final class TrafficRows {
  private final Database database;
  private final UnaryOperator<String> bounded;

  /**
   * @param bounded limits a statement to the time that is asked for
   */
  TrafficRows(Database database, UnaryOperator<String> bounded) {
    this.database = database;
    this.bounded = bounded;
  }

  /** Units that any call counts. */
  private List<Unit> used() {
    String counts =
        Units.all().stream()
            .map(unit -> "count(" + LogSelect.name(unit.usage()) + ")")
            .collect(Collectors.joining(", "));
    List<Unit> used = new ArrayList<>();
    database.query(
        "SELECT " + counts + " FROM calls",
        row -> {
          int i = 1;
          for (Unit unit : Units.all()) {
            if (row.getLong(i++) > 0) {
              used.add(unit);
            }
          }
        });
    return used;
  }

  /** The statement that sums up what costs alike. */
  static String statement(List<Unit> used) {
    String sums =
        used.stream()
            .map(
                unit -> {
                  String column = "c." + LogSelect.name(unit.usage());
                  return ", CAST(sum("
                      + (unit.usage().equals("requests") ? "coalesce(" + column + ", 1)" : column)
                      + ") AS BIGINT)";
                })
            .collect(Collectors.joining());
    return Database.sql("traffic.sql").replace("${sums}", sums);
  }

  /** All matched calls whose counts are beyond doubt, those that cost alike together. */
  void traffic(Consumer<Traffic> out) {
    List<Unit> used = used();
    database.query(
        bounded.apply(statement(used)),
        row -> {
          Map<Unit, Long> counts = new TreeMap<>();
          for (int i = 0; i < used.size(); i++) {
            long sum = row.getLong(13 + i);
            if (!row.wasNull()) {
              counts.put(used.get(i), sum);
            }
          }
          long calls = row.getLong(10);
          counts.putIfAbsent(Units.REQUEST, calls);
          @Nullable BigDecimal billed = row.getBigDecimal(11);
          out.accept(
              new Traffic(
                  row.getInt(1),
                  row.getLong(4),
                  row.getLong(5),
                  row.getLong(12),
                  row.getString(2),
                  row.getString(3),
                  row.getBoolean(6),
                  row.getBoolean(7),
                  calls,
                  Usage.together(counts),
                  row.getInt(9) == 0 ? 0 : calls,
                  billed == null ? BigDecimal.ZERO : billed));
        });
  }

  /** All matched calls whose counts are in doubt, one by one. */
  void oddCalls(Consumer<OddCall> out) {
    List<Unit> used = used();
    String columns =
        used.stream()
            .map(unit -> ", c." + LogSelect.name(unit.usage()))
            .collect(Collectors.joining());
    database.query(
        bounded.apply(
            "SELECT n.number, c.service_tier, c.label, c.called_at, c.size, c.succeeded, c.counted,"
                + " c.billed, c.odd"
                + columns
                + " FROM calls c JOIN names n ON n.platform = c.platform AND n.model = c.model AND"
                + " n.other_model = c.other_model AND n.route = c.route AND n.region = c.region"
                + " WHERE c.kind = 'call' AND NOT c.regular AND c.called_at >= ${from} AND"
                + " c.called_at < ${until}"),
        row -> {
          Map<String, String> counts = new TreeMap<>();
          for (int i = 0; i < used.size(); i++) {
            @Nullable String count = row.getString(10 + i);
            if (count != null) {
              counts.put(used.get(i).usage(), count);
            }
          }
          @Nullable String odd = row.getString(9);
          if (odd != null) {
            for (String each : odd.split("\u001f", -1)) {
              int equals = each.indexOf('=');
              counts.put(each.substring(0, equals), each.substring(equals + 1));
            }
          }
          @Nullable BigDecimal billed = row.getBigDecimal(8);
          out.accept(
              new OddCall(
                  new Traffic(
                      row.getInt(1),
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(5),
                      row.getString(2),
                      row.getString(3),
                      row.getBoolean(6),
                      row.getBoolean(7),
                      1,
                      Usage.together(Map.of()),
                      billed == null ? 0 : 1,
                      billed == null ? BigDecimal.ZERO : billed),
                  counts));
        });
  }
}
