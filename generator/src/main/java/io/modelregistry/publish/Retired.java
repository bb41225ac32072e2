package io.modelregistry.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * An object that the site no longer has and that is still there, since caches may refer to it.
 *
 * @param object as it was published; empty when a publish that broke off may have left it
 * @param deleteAfter from when on nothing can refer to it
 */
public record Retired(Optional<StoredObject> object, Instant deleteAfter) {
  boolean isDue(Instant now) {
    return !now.isBefore(deleteAfter);
  }
}
