package io.modelregistry.publish.s3;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests may be under way: more while answers come about as quickly as the quickest did,
 * for then there is time to be filled; fewer when they wait for each other, here or at the store;
 * and half when the store says that it is too much (as TCP Vegas and TCP Reno do it).
 */
final class Traffic {
  /** Where it begins, and below which only the store can bring it. */
  private static final int FIRST = 16;

  /** Fewer than these at once would gain no store anything. */
  private static final int FEWEST = 4;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** An answer that takes no longer than so many times the quickest has not waited. */
  private static final int QUICK = 3;

  /** One that takes longer than so many times the quickest has waited for others. */
  private static final int SLOW = 8;

  /** The limit changes by one for so many answers. */
  private static final double STEP = 1 / 4.0;

  /** Answers to what was sent before the last decrease say nothing about it. */
  private static final Duration SETTLING = Duration.ofMillis(250);

  private final int most;
  private final AtomicLong requests = new AtomicLong();
  private double limit;

  /** What quickness may bring it back to after the store said that it was too much. */
  private double ceiling;

  private long quickest = Long.MAX_VALUE;
  private long decreasedAt;
  private boolean decreased;

  /**
   * @param most how many may be under way at the best of times, 1 or more
   */
  Traffic(int most) {
    this.most = most;
    this.limit = Math.min(most, FIRST);
    this.ceiling = most;
  }

  int most() {
    return most;
  }

  /** How many may be under way now, 1 or more. */
  synchronized int limit() {
    return (int) limit;
  }

  /** A request goes out, for the first time or again. */
  void sent() {
    requests.incrementAndGet();
  }

  /** How many went out. */
  long requests() {
    return requests.get();
  }

  /**
   * An answer to one of many requests came.
   *
   * @param took from when it was sent, in nanoseconds
   * @param now by a clock in nanoseconds that only goes on
   */
  synchronized void answered(int status, long took, long now) {
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      if (!decreased || now - decreasedAt >= SETTLING.toNanos()) {
        decreased = true;
        decreasedAt = now;
        limit = Math.max(Math.min(most, FEWEST), limit / 2);
        ceiling = limit;
      }
      return;
    }
    // The store takes a little more in each round of answers than before.
    ceiling = Math.min(most, ceiling + 1 / ceiling);
    quickest = Math.min(quickest, Math.max(1, took));
    if (took / QUICK <= quickest) {
      limit = Math.min(ceiling, limit + STEP);
    } else if (took / SLOW > quickest) {
      limit = Math.max(Math.min(limit, FIRST), limit - STEP);
    } else {
      limit = Math.min(limit, ceiling);
    }
  }
}
