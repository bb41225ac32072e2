package io.modelregistry.validate;

import io.modelregistry.model.Condition;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether one condition holds whenever another does. */
final class Implication {
  private Implication() {}

  /** True only when {@code wide} surely holds wherever {@code narrow} does. */
  static boolean holds(Condition narrow, Condition wide) {
    return startsNoLater(wide.from(), narrow.from())
        && endsNoEarlier(wide.until(), narrow.until())
        && leastTokens(wide) <= leastTokens(narrow)
        && isFreeOrSame(wide.hours(), narrow.hours())
        && isFreeOrSame(wide.serviceTier(), narrow.serviceTier())
        && isFreeOrSame(wide.region(), narrow.region());
  }

  private static boolean startsNoLater(@Nullable Instant wide, @Nullable Instant narrow) {
    return wide == null || (narrow != null && !wide.isAfter(narrow));
  }

  private static boolean endsNoEarlier(@Nullable Instant wide, @Nullable Instant narrow) {
    return wide == null || (narrow != null && !wide.isBefore(narrow));
  }

  /** The fewest input tokens with which it can hold. */
  private static long leastTokens(Condition when) {
    long over = when.inputTokensOver() == null ? 0 : when.inputTokensOver() + 1;
    long from = when.inputTokensFrom() == null ? 0 : when.inputTokensFrom();
    return Math.max(over, from);
  }

  private static boolean isFreeOrSame(@Nullable Object wide, @Nullable Object narrow) {
    return wide == null || Objects.equals(wide, narrow);
  }
}
