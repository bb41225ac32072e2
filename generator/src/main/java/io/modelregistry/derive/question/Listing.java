package io.modelregistry.derive.question;

/**
 * How much of an answer is listed; counts are always complete.
 *
 * @param limit so many of what was found, 1 or more
 * @param leftOut so many of what was left out, 0 or more
 */
public record Listing(int limit, int leftOut) {
  /** What is listed when nobody says more. */
  public static final Listing DEFAULT = new Listing(10, 20);

  /** All there is. */
  public static final Listing ALL = new Listing(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public Listing {
    if (limit < 1 || leftOut < 0) {
      throw new IllegalArgumentException("cannot list " + limit + " and " + leftOut);
    }
  }
}
