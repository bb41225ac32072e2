package io.modelregistry.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * An object that the site no longer has and that is still there, since caches may refer to it.
 *
 * @param object as it was published; empty when a publish that broke off may have left it
 * @param sha256 of its content, or of what that publish was going to write
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

  Retired until(Instant later) {
    return new Retired(object, sha256, lastRelease, later);
  }

  boolean isDue(Instant now) {
    return !now.isBefore(deleteAfter);
  }
}
