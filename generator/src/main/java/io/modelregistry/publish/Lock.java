package io.modelregistry.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to write at a target. It is renewed in the background, and lost when that fails for
 * half a lease: the other half is there for requests that are under way, so that whoever takes over
 * does not meet them.
 */
final class Lock implements AutoCloseable {
  private final Target target;
  private final Clock clock;
  private final Duration lease;
  private final int number;
  private final String owner = UUID.randomUUID().toString();
  private final ScheduledExecutorService renewal;
  private SortedMap<String, String> touches;
  private volatile long renewedAt;
  private boolean ended;

  /**
   * Takes the lock.
   *
   * @param left what lies there, none of it held
   * @param touches what will be written or deleted
   * @throws PublishException when another publisher was quicker
   */
  Lock(Target target, Clock clock, Duration lease, Locks left, Map<String, String> touches) {
    this.target = target;
    this.clock = clock;
    this.lease = lease;
    this.number = left.last() + 1;
    // Until the end it stays unknown what those have done that broke off.
    this.touches = new TreeMap<>(left.touched());
    this.touches.putAll(touches);
    this.renewedAt = System.nanoTime();
    if (!write(lease, Precondition.ABSENT) && !isOurs()) {
      throw lost();
    }
    if (left.last() > 0 && target.head(LockFile.key(left.last())).isEmpty()) {
      // Its successor is done and has removed all: from now on the first lock is the one to take.
      target.delete(List.of(LockFile.key(number)));
      throw lost();
    }
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "publish-lock");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, lease.toMillis() / 5);
    var unused = renewal.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
  }

  private PublishException lost() {
    return new PublishException(
        "another publisher has just begun at "
            + target.name()
            + "; nothing was written. Wait until it is done and publish again");
  }

  private synchronized boolean write(Duration lease, Precondition precondition) {
    Instant expires = clock.instant().plus(lease);
    byte[] bytes = new LockFile(owner, lease, expires, touches).bytes();
    return target
        .put(Locks.object(LockFile.key(number), bytes), Body.of(bytes), precondition)
        .isPresent();
  }

  /** A request whose answer was lost is made again, and then meets its own success. */
  private boolean isOurs() {
    return target
        .read(LockFile.key(number))
        .map(found -> LockFile.parse(found.bytes(), target.name()).owner().equals(owner))
        .orElse(false);
  }

  private synchronized void renew() {
    long begun = System.nanoTime();
    if (ended || !isHeld()) {
      return;
    }
    try {
      // By the store's clock, which goes on when this machine is asleep.
      boolean alive =
          target
              .head(LockFile.key(number))
              .map(lock -> lock.age().compareTo(lease) < 0)
              .orElse(false);
      if (alive) {
        write(lease, Precondition.NONE);
        renewedAt = begun;
      }
    } catch (PublishException e) {
      // The next time may be better; if it never is, check() says so.
      return;
    }
  }

  private boolean isHeld() {
    return System.nanoTime() - renewedAt < lease.toNanos() / 2;
  }

  /**
   * To be asked before each write.
   *
   * @throws PublishException when the lock was lost
   */
  void check() {
    if (!isHeld()) {
      throw new PublishException(
          "the lock at "
              + target.name()
              + " could not be renewed, so that another publisher may be at work; the next run"
              + " completes the work");
    }
  }

  /** Says that more, or other, is going to be touched than was said at first. */
  synchronized void touch(Map<String, String> more) {
    if (!touches.keySet().containsAll(more.keySet())) {
      touches.putAll(more);
      write(lease, Precondition.NONE);
    }
  }

  /** Says that these were not touched after all, since they are not ours. */
  synchronized void spare(List<String> keys) {
    touches = new TreeMap<>(touches);
    touches.keySet().removeAll(keys);
  }

  /** Gives the lock back: all is done, and nothing is unknown any more. */
  synchronized void release() {
    ended = true;
    // One after the other: whoever takes the last finds that the one before is gone.
    for (int each = 1; each <= number; each++) {
      target.delete(List.of(LockFile.key(each)));
    }
  }

  /** Lets the next publisher begin at once; what was touched stays unknown. */
  synchronized void abandon() {
    if (!ended) {
      ended = true;
      renewedAt = System.nanoTime() - lease.toNanos();
      write(Duration.ZERO, Precondition.NONE);
    }
  }

  /** Of a run that failed before it wrote anything. */
  synchronized void undo() {
    ended = true;
    target.delete(List.of(LockFile.key(number)));
  }

  @Override
  public void close() {
    renewal.shutdownNow();
  }
}
