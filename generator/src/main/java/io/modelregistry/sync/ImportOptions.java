package io.modelregistry.sync;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How to import.
 *
 * @param create whether to make what is missing: platforms, providers and models
 * @param only the platforms to take offers for, by the registry's id; empty takes all
 * @param verifiedAt the day as of which the list holds; without it the newest day in the list
 * @param today dates of the list after this day are not believed
 */
public record ImportOptions(
    boolean create, Set<String> only, Optional<LocalDate> verifiedAt, LocalDate today) {
  public ImportOptions {
    only = Set.copyOf(only);
  }
}
