package io.modelregistry.sync.offer;

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
public final class Remarks {
  public static final String ODD_VALUE = "odd-value";
  public static final String IMPOSSIBLE_LIMIT = "impossible-limit";
  public static final String BEYOND_MODEL = "beyond-model";
  public static final String UNKNOWN_PRICE = "zero-price";
  public static final String OTHER_PRICE = "price-not-carried";
  public static final String UNMATCHED = "unmatched";
  public static final String LEFT_OUT = "left-out";
  public static final String UNLAWFUL_ADDRESS = "unlawful-address";
  public static final String AMBIGUOUS = "ambiguous";
  public static final String PINNED = "pinned";
  public static final String DEPRECATED = "deprecated-there";
  public static final String ROUNDED = "rounded";
  public static final String UNKNOWN_CAPABILITY = "unknown-capability";

  /** More lines than this help nobody; the counts go on. */
  private static final int MAX_LINES = 100_000;

  private final Set<Line> lines = new LinkedHashSet<>();
  private final Map<Count, Integer> counts = new EnumMap<>(Count.class);

  public void say(String kind, String subject, String message) {
    if (lines.size() < MAX_LINES) {
      lines.add(new Line(kind, Quoted.shortened(subject), message));
    }
  }

  public void count(Count what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** What was said, in that order. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  ImportReport report() {
    return new ImportReport(counts, List.copyOf(lines));
  }
}
