package io.modelregistry.usage.duckdb;

import io.modelregistry.usage.log.LogFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which fields of a log in JSON are read, in DuckDB's words. */
final class JsonColumns {
  private JsonColumns() {}

  /** The columns that are read, those below others as structures. */
  static String of(LogFormat format, Optional<String> key) {
    TreeMap<String, Object> tree = new TreeMap<>();
    List<String> places = new ArrayList<>();
    format.fields().values().forEach(places::addAll);
    format.counts().values().forEach(places::addAll);
    places.addAll(format.skipped().keySet());
    key.ifPresent(places::add);
    for (String place : places) {
      String top = place.split("\\.", 2)[0];
      if (format.embedded().contains(top)) {
        tree.put(top, "JSON");
      } else if (!place.isEmpty()) {
        add(tree, List.of(place.split("\\.", -1)));
      }
    }
    return tree.entrySet().stream()
        .map(
            entry -> LogSelect.text(entry.getKey()) + ": " + LogSelect.text(type(entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> tree, List<String> steps) {
    String step = steps.get(0);
    if (steps.size() == 1) {
      tree.putIfAbsent(step, "VARCHAR");
      return;
    }
    Object below = tree.get(step);
    if (!(below instanceof Map)) {
      below = new TreeMap<String, Object>();
      tree.put(step, below);
    }
    add((Map<String, Object>) below, steps.subList(1, steps.size()));
  }

  private static String type(Object node) {
    if (node instanceof Map<?, ?> below) {
      return below.entrySet().stream()
          .map(
              entry ->
                  LogSelect.name(String.valueOf(entry.getKey()))
                      + " "
                      + type(Objects.requireNonNull(entry.getValue())))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    return String.valueOf(node);
  }
}
