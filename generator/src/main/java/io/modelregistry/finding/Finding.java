package io.modelregistry.finding;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that validation has to say.
 *
 * @param rule the rule's code: {@code unresolved-reference}
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do about it; null when the message says it
 * @param fixable whether {@code validate --fix} mends it
 */
public record Finding(
    Severity severity,
    String rule,
    Location location,
    String message,
    @Nullable String hint,
    boolean fixable)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::location)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
