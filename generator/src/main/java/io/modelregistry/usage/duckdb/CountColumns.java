package io.modelregistry.usage.duckdb;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a line counts, and whether it can be believed, as expressions in SQL. */
final class CountColumns {
  private static final List<Unit> OVERLAPS =
      Units.all().stream().filter(unit -> unit.parents().size() > 1).toList();

  private final List<Unit> units;

  /**
   * @param units that the log has
   */
  CountColumns(List<Unit> units) {
    this.units = List.copyOf(units);
  }

  /** One count, where it is a plain whole number. */
  String count(String usage) {
    return units.stream().anyMatch(unit -> unit.usage().equals(usage))
        ? "CASE WHEN plain_count(t_n_" + usage + ") THEN CAST(t_n_" + usage + " AS BIGINT) END"
        : "NULL";
  }

  /** Counts that are written as something else than a plain whole number, as they are. */
  String odd() {
    return units.isEmpty() ? "NULL" : oddCounts();
  }

  private String oddCounts() {
    return units.stream()
        .map(
            unit -> {
              String t = "t_n_" + unit.usage();
              return "CASE WHEN NOT plain_count("
                  + t
                  + ") THEN '"
                  + unit.usage()
                  + "=' || substr("
                  + t
                  + ", 1, 200) END";
            })
        .collect(Collectors.joining(", ", "nullif(concat_ws(chr(31), ", "), '')"));
  }

  /** Whether the counts are free of contradiction beyond doubt; else the engine judges the line. */
  String regular() {
    List<String> tests = new ArrayList<>();
    units.forEach(unit -> tests.add("coalesce(plain_count(t_n_" + unit.usage() + "), true)"));
    for (Unit whole : Units.all()) {
      List<Unit> parts = parts(whole);
      if (!parts.isEmpty()) {
        tests.add(sum(parts) + " <= " + zero(whole));
      }
    }
    for (Unit overlap : OVERLAPS) {
      if (units.contains(overlap)) {
        tests.add(zero(overlap) + " = 0");
      }
      Unit one = Units.require(overlap.parents().get(0));
      Unit other = Units.require(overlap.parents().get(1));
      if (units.contains(one) && units.contains(other)) {
        String given =
            units.contains(overlap) ? "t_n_" + overlap.usage() + " IS NOT NULL" : "false";
        tests.add("(" + zero(one) + " = 0 OR " + zero(other) + " = 0 OR " + given + ")");
      }
    }
    return tests.isEmpty() ? "true" : String.join("\n    AND ", tests);
  }

  /** What a whole directly consists of, without overlaps. */
  private List<Unit> parts(Unit whole) {
    return units.stream().filter(unit -> unit.parents().equals(List.of(whole.key()))).toList();
  }

  private String sum(List<Unit> parts) {
    return parts.stream().map(part -> zero(part)).collect(Collectors.joining(" + "));
  }

  private String zero(Unit unit) {
    return "coalesce(" + count(unit.usage()) + ", 0)";
  }

  /** Which units are used beyond their parts, a bit each. */
  String mask() {
    return units.stream()
        .filter(unit -> !unit.usage().equals("requests"))
        .map(
            unit -> {
              List<Unit> parts = parts(unit);
              String rest = parts.isEmpty() ? "0" : sum(parts);
              return "CASE WHEN "
                  + zero(unit)
                  + " > "
                  + rest
                  + " THEN "
                  + (1L << unit.order())
                  + " ELSE 0 END";
            })
        .reduce((one, other) -> one + " + " + other)
        .map(sum -> "CAST(" + sum + " AS BIGINT)")
        .orElse("CAST(0 AS BIGINT)");
  }
}
