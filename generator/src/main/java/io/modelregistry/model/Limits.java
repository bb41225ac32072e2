package io.modelregistry.model;

import org.jspecify.annotations.Nullable;

/**
 * How much fits, in tokens, each above 0; null is unknown.
 *
 * @param contextWindow prompt and answer together
 * @param maxInputTokens the prompt alone
 * @param maxOutputTokens the answer alone
 */
public record Limits(
    @Nullable Long contextWindow, @Nullable Long maxInputTokens, @Nullable Long maxOutputTokens) {
  /** Nothing known. */
  public static final Limits UNKNOWN = new Limits(null, null, null);

  public Limits {
    check(contextWindow);
    check(maxInputTokens);
    check(maxOutputTokens);
  }

  private static void check(@Nullable Long limit) {
    if (limit != null && limit <= 0) {
      throw new IllegalArgumentException("a limit is above 0 or unknown, not " + limit);
    }
  }

  /**
   * These limits, where unknown those of {@code base}. What is taken from {@code base} fits a
   * smaller window of its own: no answer is longer than that.
   */
  public Limits over(Limits base) {
    return new Limits(
        contextWindow != null ? contextWindow : base.contextWindow,
        maxInputTokens != null ? maxInputTokens : within(base.maxInputTokens),
        maxOutputTokens != null ? maxOutputTokens : within(base.maxOutputTokens));
  }

  private @Nullable Long within(@Nullable Long limit) {
    return limit == null || contextWindow == null
        ? limit
        : Long.valueOf(Math.min(limit, contextWindow));
  }
}
