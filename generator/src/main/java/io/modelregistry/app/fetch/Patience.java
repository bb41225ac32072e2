package io.modelregistry.app.fetch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How long to wait for an answer, and for another one.
 *
 * @param connect the longest time to open a connection
 * @param answer the longest time from the request to the answer's last byte
 * @param attempts how often to ask, 1 or more
 * @param pause before the second attempt; it doubles from one to the next
 * @param longest the longest that a server may ask to wait, by {@code Retry-After}
 */
public record Patience(
    Duration connect, Duration answer, int attempts, Duration pause, Duration longest) {
  /** What a person or a nightly job has. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          4,
          Duration.ofSeconds(1),
          Duration.ofMinutes(2));

  /** Answers after which another attempt may succeed: RFC 9110, and 425 of RFC 8470. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  static boolean mayPass(int status) {
    return PASSING.contains(status);
  }

  /** The pause after that many attempts. */
  Duration after(int made) {
    return pause.multipliedBy(1L << Math.min(made - 1, 10));
  }

  /**
   * What a {@code Retry-After} header asks for: a number of seconds, or a date. RFC 9110, 10.2.3.
   */
  static Optional<Duration> asked(String header, Clock clock) {
    String text = header.strip();
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then =
          DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(text, Instant::from);
      Duration wait = Duration.between(clock.instant(), then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
