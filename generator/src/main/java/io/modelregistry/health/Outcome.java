package io.modelregistry.health;

import java.util.Locale;

/**
 * What came of a probe.
 *
 * @param answer what happened, in a few words without any secret: {@code answered 200}
 * @param latencyMs until the answer, in milliseconds
 */
public record Outcome(Status status, String answer, long latencyMs) {
  /** How the words start that say which status an answer had. */
  public static final String ANSWERED = "answered ";

  /** Whether anybody said anything, be it an error. */
  public boolean isAnswer() {
    return status == Status.UP || answer.startsWith(ANSWERED);
  }

  /** Whether somebody answers. */
  public enum Status {
    /** It answers. */
    UP,
    /** It does not, or with an error of its own. */
    DOWN,
    /** Some of what is behind it answers. */
    PARTLY_DOWN,
    /** It was not asked, since it cannot or must not be. */
    UNKNOWN;

    /** The word in output: {@code partly_down}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word; unknown when there is none. */
    static Status of(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return status;
        }
      }
      return UNKNOWN;
    }
  }
}
