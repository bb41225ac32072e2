package io.modelregistry.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an entity came and last changed, as history knows; null where it does not.
 *
 * @param createdAt committer time of the commit that added its file
 * @param updatedAt committer time of the last commit that changed its file
 */
public record Stamps(@Nullable Instant createdAt, @Nullable Instant updatedAt) {
  /** Nothing known. */
  public static final Stamps UNKNOWN = new Stamps(null, null);
}
