package io.modelregistry.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * An object that the site no longer has and that is still there, since caches may refer to it.
 *
 * @param object as it was published; empty when only a publish that broke off may have made it
 * @param sha256 of its content; where such a publish may have touched it, of all that it may be now
 * @param lastRelease the last release that has it; 0 for none
 * @param deleteAfter from when on nothing can refer to it
 */
public record Retired(
    Optional<StoredObject> object, String sha256, int lastRelease, Instant deleteAfter) {
  static Retired of(StoredObject object, int lastRelease, Instant deleteAfter) {
    return new Retired(Optional.of(object), object.sha256(), lastRelease, deleteAfter);
  }

  /** What a publish that broke off may have left. */
  static Retired perhaps(String sha256, Instant deleteAfter) {
    return new Retired(Optional.empty(), sha256, 0, deleteAfter);
  }

  /** The same when a publish that broke off may have written or deleted it. */
  Retired touched(String hashes, Instant deleteAfter) {
    String all = !isCertain() && sha256.contains(hashes) ? sha256 : sha256 + "," + hashes;
    return new Retired(object, all, lastRelease, deleteAfter);
  }

  /** Whether it is known to be there as it was published. */
  boolean isCertain() {
    return object.filter(published -> published.sha256().equals(sha256)).isPresent();
  }

  boolean isDue(Instant now) {
    return !now.isBefore(deleteAfter);
  }
}
