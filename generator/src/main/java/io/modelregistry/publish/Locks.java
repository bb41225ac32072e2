package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The locks that lie at a target.
 *
 * <p>A lock is an object that must not exist when it is made, so that of several publishers one
 * gets it. One that has expired is never removed by others, for then two of them could each remove
 * the other's: whoever takes over makes the lock with the next number.
 *
 * @param last the number of the last; 0 when there is none
 * @param touched what the owners of all of them may have written, with the hash of what they wrote
 * @param remaining how long one of their owners is still taken to be alive; zero when none is
 */
record Locks(int last, SortedMap<String, String> touched, Duration remaining) {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

  /** More than this many runs cannot all have broken off with a lease still to wait for. */
  private static final int MOST = 1000;

  /** Looks what is there: one request when nobody publishes. */
  static Locks at(Target target) {
    SortedMap<String, String> touched = new TreeMap<>();
    Duration remaining = Duration.ZERO;
    int number = 1;
    for (; number <= MOST; number++) {
      Optional<Target.Found> found = target.read(LockFile.key(number));
      if (found.isEmpty()) {
        break;
      }
      LockFile file =
          LockFile.parse(found.get().bytes(), target.name() + "/" + LockFile.key(number));
      touched.putAll(file.touches());
      // The store's clock counts whole seconds only.
      Duration left = file.lease().plus(CLOCK_STEP).minus(found.get().age());
      if (!file.lease().isZero() && left.compareTo(remaining) > 0) {
        remaining = left;
      }
    }
    return new Locks(number - 1, touched, remaining);
  }

  boolean isHeld() {
    return !remaining.isZero();
  }

  PublishException held(String place) {
    return new PublishException(
        "another publisher is at work at "
            + place
            + "; nothing was written. Wait until it is done (if it broke off, its lock expires in "
            + (remaining.toSeconds() + 1)
            + " s) and publish again");
  }

  static StoredObject object(String key, byte[] bytes) {
    return new StoredObject(
        key,
        Sha256.of(bytes),
        bytes.length,
        "application/json; charset=utf-8",
        "no-store",
        Encoding.IDENTITY,
        "");
  }
}
