package io.modelregistry.sync.modelsdev;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.ImportReport.Line;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one import has to say. */
final class Remarks {
  static final String ODD_VALUE = "odd-value";
  static final String IMPOSSIBLE_LIMIT = "impossible-limit";
  static final String BEYOND_MODEL = "beyond-model";
  static final String UNKNOWN_PRICE = "zero-price";
  static final String OTHER_PRICE = "price-not-carried";
  static final String UNMATCHED = "unmatched";
  static final String LEFT_OUT = "left-out";
  static final String UNLAWFUL_ADDRESS = "unlawful-address";
  static final String AMBIGUOUS = "ambiguous";
  static final String PINNED = "pinned";

  /** More lines than this help nobody; the counts go on. */
  private static final int MAX_LINES = 100_000;

  private final Set<Line> lines = new LinkedHashSet<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  void say(String kind, String subject, String message) {
    if (lines.size() < MAX_LINES) {
      lines.add(new Line(kind, Quoted.shortened(subject), message));
    }
  }

  void count(Count what) {
    counts.merge(what, 1, Integer::sum);
  }

  ImportReport report() {
    return new ImportReport(counts, List.copyOf(lines));
  }
}
