package io.modelregistry.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of every entry of a list.
 *
 * @param counts by what is counted, in the order of {@link Count}; each is present
 * @param lines sorted by kind, then subject
 */
public record ImportReport(Map<Count, Integer> counts, List<Line> lines) {
  /** So many lines of one kind stand in the text; the JSON form has all of them. */
  private static final int SHOWN = 10;

  /** What is counted. */
  public enum Count {
    OFFERS,
    MATCHED,
    UNMATCHED,
    LEFT_OUT,
    PLATFORMS_CREATED,
    PROVIDERS_CREATED,
    MODELS_CREATED,
    MODELS_CHANGED,
    ROUTES_CREATED,
    VARIANTS_CREATED,
    ROUTES_CHANGED,
    ROUTES_UNCHANGED;

    /** The word in output: {@code routes_created}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something a person may want to know.
   *
   * @param kind what sort of thing, such as {@code impossible-limit}
   * @param subject the entry it is about, as the list names it
   * @param message what was found and what was done about it
   */
  public record Line(String kind, String subject, String message) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byKind = kind.compareTo(other.kind);
      int bySubject = byKind != 0 ? byKind : subject.compareTo(other.subject);
      return bySubject != 0 ? bySubject : message.compareTo(other.message);
    }
  }

  public ImportReport {
    EnumMap<Count, Integer> all = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      all.put(count, counts.getOrDefault(count, 0));
    }
    counts = Collections.unmodifiableMap(all);
    List<Line> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    lines = List.copyOf(sorted);
  }

  /** Several reports as one. */
  static ImportReport joined(List<ImportReport> reports) {
    EnumMap<Count, Integer> counts = new EnumMap<>(Count.class);
    reports.forEach(
        report ->
            report.counts().forEach((what, number) -> counts.merge(what, number, Integer::sum)));
    return new ImportReport(
        counts, reports.stream().flatMap(report -> report.lines().stream()).toList());
  }

  /** One count; 0 when nothing was counted. */
  public int count(Count what) {
    return counts.getOrDefault(what, 0);
  }

  /** For people: the counts, then a few lines of each kind. */
  public String text() {
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (count, number) -> {
          if (number > 0 || count == Count.OFFERS) {
            text.append(String.format(Locale.ROOT, "%8d  ", number))
                .append(count.word().replace('_', ' '))
                .append('\n');
          }
        });
    byKind()
        .forEach(
            (kind, ofKind) -> {
              text.append('\n').append(kind).append(" (").append(ofKind.size()).append(")\n");
              ofKind.stream()
                  .limit(SHOWN)
                  .forEach(
                      line ->
                          text.append("  ")
                              .append(line.subject())
                              .append(": ")
                              .append(line.message())
                              .append('\n'));
              if (ofKind.size() > SHOWN) {
                text.append("  … and ")
                    .append(ofKind.size() - SHOWN)
                    .append(" more; --format json lists them all\n");
              }
            });
    return text.toString();
  }

  /** For programs: {@code {"counts": {...}, "lines": [{"kind", "subject", "message"}]}}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode numbers = json.putObject("counts");
    counts.forEach((count, number) -> numbers.put(count.word(), number));
    var array = json.putArray("lines");
    for (Line line : lines) {
      array
          .addObject()
          .put("kind", line.kind())
          .put("subject", line.subject())
          .put("message", line.message());
    }
    return json;
  }

  private Map<String, List<Line>> byKind() {
    Map<String, List<Line>> byKind = new TreeMap<>();
    lines.forEach(line -> byKind.computeIfAbsent(line.kind(), k -> new ArrayList<>()).add(line));
    return byKind;
  }
}
