package io.modelregistry.usage.duckdb;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.usage.log.LogFormat;
import io.modelregistry.usage.log.LogFormats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the statement that reads one log into the table of calls. */
final class LogSelect {
  private final LogFile file;
  private final LogFormat format;
  private final Optional<String> key;

  /** Places below an embedded field, in the order in which they are taken out of it. */
  private final Map<String, List<String>> embedded = new LinkedHashMap<>();

  LogSelect(LogFile file, Optional<String> key) {
    this.file = file;
    this.format = file.format();
    this.key = key;
  }

  /** A name in SQL. */
  static String name(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A text in SQL. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private boolean isCsv() {
    return !file.columns().isEmpty();
  }

  private boolean isSpans() {
    return format.container().equals("spans");
  }

  String statement() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String field :
        List.of(
            "time",
            "ended",
            "platform",
            "model",
            "other_model",
            "route",
            "service_tier",
            "region",
            "status",
            "error",
            "cached",
            "latency_ms",
            "billed")) {
      texts.put(field, first(format.places(field)));
    }
    texts.put("label", key.map(path -> first(List.of(path))).orElse("NULL"));
    List<Unit> units = new ArrayList<>();
    format
        .counts()
        .forEach(
            (usage, places) -> {
              String found = first(places);
              if (!found.equals("NULL")) {
                Unit unit = unit(usage);
                units.add(unit);
                texts.put("n_" + usage, found);
              }
            });
    List<String> marks = new ArrayList<>();
    format
        .skipped()
        .forEach(
            (field, values) ->
                marks.add("coalesce(" + first(List.of(field)) + ", '') IN " + words(values)));
    texts.put("skip", marks.isEmpty() ? "false" : String.join(" OR ", marks));
    String selected =
        texts.entrySet().stream()
            .map(entry -> entry.getValue() + " AS t_" + entry.getKey())
            .collect(Collectors.joining(",\n    "));
    return canonical(units, "SELECT\n    " + selected + "\n  FROM " + reader());
  }

  private static Unit unit(String usage) {
    return Units.all().stream()
        .filter(unit -> unit.usage().equals(usage))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no unit is counted as " + usage));
  }

  private static String words(Collection<String> words) {
    return words.stream().map(LogSelect::text).sorted().collect(Collectors.joining(", ", "(", ")"));
  }

  /** The first of the places that is filled. */
  private String first(List<String> places) {
    List<String> found =
        places.stream().map(this::place).filter(text -> !text.isEmpty()).distinct().toList();
    return found.isEmpty()
        ? "NULL"
        : found.stream()
            .map(text -> "nullif(trim(" + text + "), '')")
            .collect(Collectors.joining(", ", "coalesce(", ")"));
  }

  /** One place; empty where this log has none such. */
  private String place(String place) {
    String top = place.split("\\.", 2)[0];
    if (format.embedded().contains(top) && !top.equals(place)) {
      if (isCsv() && !file.columns().contains(top)) {
        return "";
      }
      List<String> paths = embedded.computeIfAbsent(top, name -> new ArrayList<>());
      String path = jsonPath(place.substring(top.length() + 1));
      if (!paths.contains(path)) {
        paths.add(path);
      }
      return "e." + name("e_" + top) + "[" + (paths.indexOf(path) + 1) + "]";
    }
    if (isCsv()) {
      return file.columns().contains(place) ? "r." + name(place) : "";
    }
    if (isSpans()) {
      return place.startsWith("span.")
          ? "CAST(" + member("s", place.substring(5)) + " AS VARCHAR)"
          : attribute(place);
    }
    return "CAST(" + member("r", place) + " AS VARCHAR)";
  }

  private static String jsonPath(String place) {
    return java.util.Arrays.stream(place.split("\\.", -1))
        .map(step -> ".\"" + step.replace("\"", "") + "\"")
        .collect(Collectors.joining("", "$", ""));
  }

  private static String member(String start, String place) {
    String[] steps = place.split("\\.", -1);
    String found = start + "." + name(steps[0]);
    for (int i = 1; i < steps.length; i++) {
      found = "struct_extract(" + found + ", " + text(steps[i]) + ")";
    }
    return found;
  }

  private static String attribute(String key) {
    String value =
        "list_filter(s.attributes, lambda x: x.\"key\" = " + text(key) + ")[1].\"value\"";
    return "coalesce("
        + List.of("stringValue", "intValue", "doubleValue", "boolValue").stream()
            .map(kind -> "struct_extract(" + value + ", '" + kind + "')")
            .collect(Collectors.joining(", "))
        + ")";
  }

  private String reader() {
    String path = text(file.path().toString());
    String compression = ", compression=" + text(file.gzip() ? "gzip" : "none");
    if (isCsv()) {
      String columns =
          file.columns().stream()
              .map(column -> text(column) + ": 'VARCHAR'")
              .collect(Collectors.joining(", "));
      return "read_csv("
          + path
          + ", header=true, auto_detect=false, strict_mode=false, ignore_errors=true,"
          + " store_rejects=true, rejects_limit=1000, quote='\"', escape='\"', delim="
          + text(String.valueOf(file.delimiter()))
          + compression
          + ", columns={"
          + columns
          + "}) r"
          + embeddedFields();
    }
    String options =
        compression
            + ", format="
            + text(file.layout())
            + (file.layout().equals("array") ? "" : ", ignore_errors=true")
            + ", records=true, maximum_object_size=16777216";
    if (isSpans()) {
      return "(SELECT unnest(scope.spans) AS s FROM (SELECT unnest(parts.scopeSpans) AS scope FROM"
          + " (SELECT unnest(resourceSpans) AS parts FROM read_json("
          + path
          + options
          + ", columns={resourceSpans: 'STRUCT(scopeSpans STRUCT(spans STRUCT(startTimeUnixNano"
          + " VARCHAR, endTimeUnixNano VARCHAR, status STRUCT(code VARCHAR), attributes"
          + " STRUCT(\"key\" VARCHAR, \"value\" STRUCT(stringValue VARCHAR, intValue VARCHAR,"
          + " doubleValue VARCHAR, boolValue VARCHAR))[])[])[])[]'}))))";
    }
    return "read_json("
        + path
        + options
        + ", columns={"
        + JsonColumns.of(format, key)
        + "}) r"
        + embeddedFields();
  }

  private String embeddedFields() {
    if (embedded.isEmpty()) {
      return "";
    }
    return embedded.entrySet().stream()
        .map(
            entry -> {
              String field = "r." + name(entry.getKey());
              String json = isCsv() ? field : "coalesce(" + field + " ->> '$', '')";
              return "CASE WHEN json_valid("
                  + json
                  + ") THEN json_extract_string("
                  + json
                  + ", ["
                  + entry.getValue().stream().map(LogSelect::text).collect(Collectors.joining(", "))
                  + "]) END AS "
                  + name("e_" + entry.getKey());
            })
        .collect(Collectors.joining(", ", ", LATERAL (SELECT ", ") e"));
  }

  private String canonical(List<Unit> units, String source) {
    CountColumns counted = new CountColumns(units);
    StringBuilder sql = new StringBuilder("INSERT INTO calls BY NAME\nSELECT\n");
    String all =
        List.of("time", "platform", "model", "other_model", "route", "billed", "status").stream()
            .map(field -> "t_" + field)
            .collect(Collectors.joining(", ", "coalesce(", ")"));
    String fixedPlatform = format.places("platform_is").stream().findFirst().orElse("");
    sql.append("  CASE WHEN t_skip THEN 'other'\n    WHEN ")
        .append(all)
        .append(" IS NULL THEN ")
        .append(isSpans() ? "'other'" : "'unreadable'")
        .append("\n    WHEN coalesce(t_model, t_other_model, t_route) IS NULL THEN ")
        .append(isSpans() ? "'other'" : "'unnamed'")
        .append("\n    WHEN lower(t_cached) IN ('true', '1', 'yes') THEN 'cached'\n")
        .append("    WHEN instant(t_time) IS NULL OR instant(t_time) < 0")
        .append(" OR instant(t_time) > 253402300799000000 THEN 'untimed'\n")
        .append("    ELSE 'call' END AS kind,\n")
        .append("  instant(t_time) AS called_at,\n")
        .append("  coalesce(t_platform, ")
        .append(text(fixedPlatform))
        .append(") AS platform,\n")
        .append("  ")
        .append(text(format.id()))
        .append(" AS format,\n")
        .append("  coalesce(t_model, '') AS model, coalesce(t_other_model, '') AS other_model,\n")
        .append("  coalesce(t_route, '') AS route, coalesce(t_region, '') AS region,\n")
        .append("  CASE WHEN lower(t_service_tier) IN ")
        .append(words(LogFormats.known().baseTiers()))
        .append(" THEN '' ELSE coalesce(lower(t_service_tier), '') END AS service_tier,\n")
        .append("  coalesce(t_label, '') AS label,\n")
        .append("  NOT (coalesce(lower(t_status) IN ")
        .append(words(format.failed().stream().map(w -> w.toLowerCase(Locale.ROOT)).toList()))
        .append(", false) OR coalesce(TRY_CAST(t_status AS INTEGER) BETWEEN 400 AND 599, false)\n")
        .append("    OR coalesce(lower(t_error), '') NOT IN ('', 'false', '0', 'null'))")
        .append(" AS succeeded,\n")
        .append("  coalesce(milliseconds(t_latency_ms), CASE WHEN instant(t_ended) >=")
        .append(" instant(t_time) THEN instant(t_ended) - instant(t_time) END) AS latency,\n")
        .append("  amount(t_billed) AS billed,\n  1 AS calls");
    List<String> counts = new ArrayList<>();
    for (Unit unit : units) {
      String t = "t_n_" + unit.usage();
      counts.add(t);
      sql.append(",\n  CASE WHEN plain_count(").append(t).append(") THEN CAST(").append(t);
      sql.append(" AS BIGINT) END AS ").append(name(unit.usage()));
    }
    sql.append(",\n  ")
        .append(
            counts.isEmpty() ? "false" : "coalesce(" + String.join(", ", counts) + ") IS NOT NULL")
        .append(" AS counted");
    sql.append(",\n  ").append(counted.odd()).append(" AS odd");
    sql.append(",\n  ").append(counted.regular()).append(" AS regular");
    sql.append(",\n  ").append(counted.mask()).append(" AS mask");
    sql.append(",\n  coalesce(").append(counted.count("input_tokens")).append(", 0) AS size");
    return sql.append("\nFROM (").append(source).append(")").toString();
  }
}
