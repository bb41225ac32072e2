package io.modelregistry.validate;

import io.modelregistry.source.Snapshot;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What validation depends on beside the files.
 *
 * @param today the day that counts as now, for dates that are past or stale
 * @param base an earlier state: ids that vanished since then need a tombstone
 */
public record ValidationOptions(LocalDate today, Optional<Snapshot> base) {}
