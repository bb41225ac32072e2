package io.modelregistry.derive;

/**
 * One request by its size.
 *
 * @param promptTokens everything that is sent, 0 to {@value #MAX_TOKENS}
 * @param outputTokens everything that may be answered, 0 to {@value #MAX_TOKENS}
 */
public record Workload(long promptTokens, long outputTokens) {
  /** The largest count: what a browser still counts exactly, rounded down to a power of ten. */
  public static final long MAX_TOKENS = 1_000_000_000_000_000L;

  /** The one request by which prices are compared unless somebody says otherwise. */
  public static final Workload STANDARD = new Workload(3_000, 1_000);

  public Workload {
    check(promptTokens);
    check(outputTokens);
  }

  private static void check(long tokens) {
    if (tokens < 0 || tokens > MAX_TOKENS) {
      throw new IllegalArgumentException("a request cannot have " + tokens + " tokens");
    }
  }

  /** Prompt and answer together. */
  public long tokens() {
    return promptTokens + outputTokens;
  }
}
