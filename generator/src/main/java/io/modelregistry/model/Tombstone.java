package io.modelregistry.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An id that was used once and is never used again.
 *
 * @param removed the day it was removed or renamed
 * @param replacedBy the id of the same kind to use instead
 */
public record Tombstone(
    EntityKind kind,
    String id,
    LocalDate removed,
    @Nullable String replacedBy,
    @Nullable String reason) {}
