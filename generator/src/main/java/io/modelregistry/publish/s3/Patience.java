package io.modelregistry.publish.s3;

import io.modelregistry.publish.Publisher;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * How long a request waits, and how often it is made again.
 *
 * @param connect how long a connection may take
 * @param silence how long an answer may take
 * @param pauses before each further attempt
 * @param attempts where the store answers that it cannot do it now, or the connection breaks; such
 *     answers come at once, and a publish that nobody watches has patience
 * @param attemptsUnanswered where nothing answers; silence takes long, and a wrong address stays
 *     wrong
 */
record Patience(
    Duration connect,
    Duration silence,
    BackoffStrategy pauses,
    int attempts,
    int attemptsUnanswered) {
  /**
   * Connecting and waiting take no longer than half the lease of a lock: who has lost it has no
   * request under way when it expires. Pauses are a random part of a time that doubles.
   */
  static final Patience DEFAULT =
      new Patience(
          Publisher.LEASE.dividedBy(6),
          Publisher.LEASE.dividedBy(3),
          BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(4)),
          15,
          5);
}
