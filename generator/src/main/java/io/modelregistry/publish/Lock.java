package io.modelregistry.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The right to write at a target. It is renewed in the background, and lost when that fails for
 * half a lease: the other half is there for requests that are under way, so that whoever takes over
 * does not meet them.
 */
final class Lock implements AutoCloseable {
  private static final int RENEWALS_A_LEASE = 5;
  private static final String PERHAPS_OTHERS = ", so that another publisher may be at work";

  private final Target target;
  private final Clock clock;
  private final Duration lease;
  private final Duration half;
  private final int number;
  private final String owner = UUID.randomUUID().toString();
  private final Instant taken;
  private final ScheduledExecutorService renewal;
  private SortedMap<String, String> left;
  private SortedMap<String, String> touches;
  private StoredObject object;
  private int last;
  private boolean ended;
  private volatile Renewed renewed;
  private volatile @Nullable String lost;

  /** When it was renewed, by a clock that only goes on, and by one that goes on in sleep too. */
  private record Renewed(long nanos, Instant at) {}

  private Lock(Target target, Clock clock, Duration lease, Locks seen, Map<String, String> more) {
    this.target = target;
    this.clock = clock;
    this.lease = lease;
    this.half = lease.dividedBy(2);
    this.number = seen.last() + 1;
    this.last = number;
    this.taken = clock.instant();
    this.left = seen.touched();
    // Until the end it stays unknown what those have done that broke off.
    this.touches = new TreeMap<>(left);
    Locks.addTo(touches, more);
    this.renewed = now();
    this.object = written(lease, Precondition.ABSENT).orElseThrow(this::outrun);
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "publish-lock");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock.
   *
   * @param seen the locks that lie there, none of them held
   * @param touches what will be written or deleted
   * @throws PublishException when another publisher was quicker, or is at work
   */
  static Lock take(
      Target target, Clock clock, Duration lease, Locks seen, Map<String, String> touches) {
    Lock lock = new Lock(target, clock, lease, seen, touches);
    try {
      lock.confirm(seen);
    } catch (PublishException e) {
      lock.giveBack(e);
      throw e;
    }
    long period = Math.max(1, lease.dividedBy(RENEWALS_A_LEASE).toMillis());
    var unused =
        lock.renewal.scheduleWithFixedDelay(lock::renew, period, period, TimeUnit.MILLISECONDS);
    return lock;
  }

  /**
   * Of two that take different numbers, since they saw different locks, at least one sees the other
   * now: each has made its own before it looks.
   */
  private void confirm(Locks seen) {
    if (!seen.areUnchanged(target)) {
      // Their successor is done and has removed them: now the first lock is the one to take.
      throw outrun();
    }
    Locks later = Locks.from(target, number + 1);
    if (later.isHeld()) {
      throw later.held(target.name());
    }
    last = later.last();
    SortedMap<String, String> all = new TreeMap<>(left);
    Locks.addTo(all, later.touched());
    left = Collections.unmodifiableSortedMap(all);
    touch(later.touched());
  }

  private void giveBack(PublishException failure) {
    try {
      undo();
    } catch (PublishException e) {
      // It expires by itself.
      failure.addSuppressed(e);
    } finally {
      close();
    }
  }

  private PublishException outrun() {
    return new PublishException(
        "another publisher has just begun at "
            + target.name()
            + "; nothing was written. Wait until it is done and publish again");
  }

  /** What those that broke off may have written, with the hash of what they wrote. */
  SortedMap<String, String> left() {
    return left;
  }

  private Renewed now() {
    return new Renewed(System.nanoTime(), clock.instant());
  }

  /** Empty when the precondition does not hold. */
  private Optional<StoredObject> written(Duration lease, Precondition precondition) {
    byte[] bytes = new LockFile(owner, lease, taken, touches).bytes();
    StoredObject file = Locks.object(LockFile.key(number), bytes);
    return target
        .put(file, Body.of(bytes), precondition)
        // A request whose answer was lost is made again, and then meets its own success.
        .or(() -> target.head(file.key()).filter(isFile(file)).map(Target.Head::tag))
        .map(file::withTag);
  }

  /** Nobody else's has the same hash, since the owner's name is in it. */
  private static Predicate<Target.Head> isFile(StoredObject file) {
    return head -> head.sha256().equals(file.sha256());
  }

  private synchronized void renew() {
    if (ended || !isHeld()) {
      return;
    }
    Renewed begun = now();
    try {
      Optional<Target.Head> there = target.head(object.key()).filter(isFile(object));
      // By the store's clock, which goes on when this machine is asleep.
      if (there.isEmpty() || there.get().age().compareTo(lease) >= 0) {
        lose("the lock at " + target.name() + " has expired or was removed" + PERHAPS_OTHERS);
        return;
      }
      Optional<String> tag = target.refresh(object, there.get().tag());
      if (tag.isPresent()) {
        object = object.withTag(tag.get());
        renewed = begun;
      }
    } catch (PublishException e) {
      // The next time may be better; if it never is, check() says so.
      return;
    }
  }

  /** No more may be written, for this reason. */
  void lose(String why) {
    if (lost == null) {
      lost = why;
    }
  }

  private boolean isHeld() {
    return lost == null && isFresh();
  }

  private boolean isFresh() {
    Renewed last = renewed;
    return System.nanoTime() - last.nanos() < half.toNanos()
        && Duration.between(last.at(), clock.instant()).compareTo(half) < 0;
  }

  /**
   * To be asked before each write.
   *
   * @throws PublishException when the lock was lost
   */
  void check() {
    if (!isHeld()) {
      String why = lost;
      throw new PublishException(
          (why == null
                  ? "the lock at " + target.name() + " could not be renewed" + PERHAPS_OTHERS
                  : why)
              + "; the next run completes the work");
    }
  }

  /** Says that more, or other, is going to be touched than was said at first. */
  synchronized void touch(Map<String, String> more) {
    SortedMap<String, String> before = new TreeMap<>(touches);
    Locks.addTo(touches, more);
    if (!touches.equals(before)) {
      object = written(lease, new Precondition.Unchanged(object.tag())).orElseThrow(this::outrun);
    }
  }

  /** Says that these were not touched after all, since they are not ours. */
  synchronized void spare(List<String> keys) {
    touches.keySet().removeAll(keys);
  }

  /**
   * Gives the lock back: all is done, and nothing is unknown any more.
   *
   * @return what could not be deleted, with the reason
   */
  synchronized SortedMap<String, String> release() {
    ended = true;
    SortedMap<String, String> failures = new TreeMap<>();
    // One after the other: whoever takes the last finds that the one before is gone.
    for (int each = 1; each <= last && isFresh(); each++) {
      failures.putAll(target.delete(List.of(LockFile.key(each))));
    }
    return failures;
  }

  /** Lets the next publisher begin at once; what was touched stays unknown. */
  synchronized void abandon() {
    if (!ended && isFresh()) {
      ended = true;
      var unused = written(Duration.ZERO, new Precondition.Unchanged(object.tag()));
    }
  }

  /** Of a run that failed before it wrote anything. */
  synchronized void undo() {
    if (!ended && isFresh()) {
      ended = true;
      var unused = target.delete(List.of(LockFile.key(number)));
    }
  }

  @Override
  public void close() {
    renewal.shutdownNow();
  }
}
