package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The locks that lie at a target, one number after the other.
 *
 * <p>A lock is an object that must not exist when it is made, so that of several publishers one
 * gets it. One that has expired is never removed by others, for then two of them could each remove
 * the other's: whoever takes over makes the lock with the next number.
 *
 * @param first the number of the first that was looked for, from 1 on
 * @param tags what the store calls each of them, from that one on
 * @param touched what the owners of all of them may have written, with the hashes of that
 * @param remaining how long one of their owners is still taken to be alive; zero when none is
 */
record Locks(int first, List<String> tags, SortedMap<String, String> touched, Duration remaining) {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

  /** More than this many runs cannot all have broken off with a lease still to wait for. */
  private static final int MOST = 1000;

  Locks {
    tags = List.copyOf(tags);
    touched = Collections.unmodifiableSortedMap(new TreeMap<>(touched));
  }

  /** Looks what is there: one request when nobody publishes. */
  static Locks at(Target target) {
    return from(target, 1);
  }

  /** Looks what is there from a number on. */
  static Locks from(Target target, int first) {
    List<String> tags = new ArrayList<>();
    SortedMap<String, String> touched = new TreeMap<>();
    Duration remaining = Duration.ZERO;
    for (int number = first; tags.size() < MOST; number++) {
      String key = LockFile.key(number);
      Optional<Target.Found> found = target.read(key);
      if (found.isEmpty()) {
        break;
      }
      LockFile file = LockFile.parse(found.get().bytes(), target.name() + "/" + key);
      tags.add(found.get().tag());
      addTo(touched, file.touches());
      // The store's clock counts whole seconds only.
      Duration left = file.lease().plus(CLOCK_STEP).minus(found.get().age());
      if (!file.lease().isZero() && left.compareTo(remaining) > 0) {
        remaining = left;
      }
    }
    return new Locks(first, tags, touched, remaining);
  }

  /**
   * Adds what one run may have written to what others may have. Several may have written one key:
   * then their hashes stand side by side.
   */
  static void addTo(SortedMap<String, String> touched, Map<String, String> more) {
    more.forEach(
        (key, hash) ->
            touched.merge(
                key,
                hash,
                (one, other) ->
                    one.contains(other) ? one : one.isEmpty() ? other : one + "," + other));
  }

  /** The number of the last; one less than the first when there is none. */
  int last() {
    return first + tags.size() - 1;
  }

  boolean isHeld() {
    return !remaining.isZero();
  }

  /** Whether all of these still lie there, and nobody has made any of them anew. */
  boolean areUnchanged(Target target) {
    for (int i = 0; i < tags.size(); i++) {
      String tag = tags.get(i);
      if (target.head(LockFile.key(first + i)).filter(head -> head.tag().equals(tag)).isEmpty()) {
        return false;
      }
    }
    return true;
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
