package io.modelregistry.derive;

import java.util.Locale;

/**
 * A question that cannot be answered as it was asked. Its message is for the person who asked: what
 * is wrong, and what to do. It carries no stack trace, since it is an answer and no bug.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of thing is wrong. Programs go by these, so none is ever renamed. */
  public enum Code {
    /** The request is not in the form that a request has. */
    INVALID_REQUEST,
    /** A count is of something that the vocabulary of units does not have. */
    UNKNOWN_UNIT,
    /** A count is no number. */
    NOT_A_COUNT,
    /** A count is below zero. */
    NEGATIVE_COUNT,
    /** A count is no whole number. */
    FRACTIONAL_COUNT,
    /** A count is larger than any real one. */
    COUNT_TOO_LARGE,
    /** A part is counted, but not the whole that it is part of. */
    MISSING_TOTAL,
    /** A part, or all parts together, are more than the whole. */
    PART_ABOVE_TOTAL,
    /** Two parts are counted that may overlap, but not their overlap. */
    MISSING_OVERLAP,
    /** A time is none. */
    NOT_A_TIME,
    /** No platform has that id. */
    UNKNOWN_PLATFORM,
    /** No model has that id, model string or alias. */
    UNKNOWN_MODEL,
    /** No provider has that id. */
    UNKNOWN_PROVIDER,
    /** The vocabulary has no such capability. */
    UNKNOWN_CAPABILITY,
    /** There is no such route. */
    UNKNOWN_ROUTE,
    /** The route is there, but cannot be called. */
    ROUTE_INACTIVE,
    /** Several routes fit. */
    AMBIGUOUS_ROUTE,
    /** Several models go by that name. */
    AMBIGUOUS_MODEL,
    /** What the question needs has no known price. */
    PRICE_UNKNOWN,
    /** A response of which no known API is the shape. */
    UNKNOWN_API,
    /** A response holds no usage where its API puts it. */
    MISSING_USAGE,
    /** The counts in a response are not what it says they add up to. */
    USAGE_MISMATCH;

    /** The word in output: {@code negative_count}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;

  /**
   * @param message what is wrong and what to do, without a full stop
   */
  public Refusal(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** What kind of thing is wrong. */
  public Code code() {
    return code;
  }

  /** Its message, which is always there. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
