package io.modelregistry.health;

import io.modelregistry.health.Outcome.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code health.json} says, for those who choose a route.
 *
 * @param checkedAt when somebody looked last; empty when nobody ever did
 * @param staleAfter from then on it says nothing of now
 * @param platforms by id
 * @param routes by id; active ones that can be asked
 */
public record HealthReport(
    Optional<Instant> checkedAt,
    Optional<Instant> staleAfter,
    SortedMap<String, Entry> platforms,
    SortedMap<String, Entry> routes) {
  public HealthReport {
    platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
  }

  /**
   * One platform or route.
   *
   * @param since since when it has that status, as far as is remembered
   * @param lastDay share of checks of the last 24 hours that were answered, 0 to 1
   * @param lastDays the same of the last 30 days
   */
  public record Entry(
      Status status,
      Optional<Instant> since,
      Optional<BigDecimal> lastDay,
      Optional<BigDecimal> lastDays) {}

  /** Whether it is too old to go by at that time. */
  public boolean isStale(Instant now) {
    return staleAfter.map(now::isAfter).orElse(true);
  }

  /** The ids of routes that did not answer. */
  public SortedSet<String> downRoutes() {
    SortedSet<String> down = new TreeSet<>();
    routes.forEach(
        (id, entry) -> {
          if (entry.status() == Status.DOWN) {
            down.add(id);
          }
        });
    return down;
  }
}
