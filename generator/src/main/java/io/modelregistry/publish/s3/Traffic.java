package io.modelregistry.publish.s3;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many requests are under way: fewer when the store says that it is too much, and step by step
 * more again when it does not (additive increase, multiplicative decrease, as TCP does it).
 */
final class Traffic {
  /** Fewer than these at once would gain no store anything. */
  private static final int FEWEST = 4;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** Answers to what was sent before the last decrease say nothing about it. */
  private static final long SETTLING_NANOS = 250_000_000;

  private final int most;
  private final LongSupplier nanos;
  private final AtomicLong requests = new AtomicLong();
  private double limit;
  private int under;
  private long decreasedAt;

  /**
   * @param most how many may be under way at the best of times, 1 or more
   */
  Traffic(int most) {
    this(most, System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes on
   */
  Traffic(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.limit = most;
    this.decreasedAt = nanos.getAsLong() - SETTLING_NANOS;
  }

  int most() {
    return most;
  }

  /** Waits until one more request may be under way. */
  synchronized void enter() {
    try {
      while (under >= (int) limit) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    under++;
  }

  /** A request has ended. */
  synchronized void leave() {
    under--;
    notify();
  }

  /** How many may be under way now. */
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

  /** An answer came with this status. */
  synchronized void answered(int status) {
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      long now = nanos.getAsLong();
      if (now - decreasedAt >= SETTLING_NANOS) {
        decreasedAt = now;
        limit = Math.max(Math.min(most, FEWEST), limit / 2);
      }
    } else if (limit < most) {
      limit = Math.min(most, limit + 1 / limit);
      notify();
    }
  }
}
