package io.modelregistry.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that is remembered: the checks of the last day one by one, and a month by day.
 *
 * @param checks when they were, oldest first; those of the last day
 * @param windows by address
 */
public record HealthRecord(List<Instant> checks, SortedMap<String, HealthWindow> windows) {
  /** Nothing was ever asked. */
  public static final HealthRecord EMPTY =
      new HealthRecord(List.of(), Collections.emptySortedMap());

  /** For so long checks are remembered one by one. */
  static final Duration DETAIL = Duration.ofDays(1);

  /** At most so many, one a minute, so that the record stays small whoever checks how often. */
  static final int MAX_CHECKS = 1_440;

  /**
   * @throws IllegalArgumentException when a window has not one letter for each check
   */
  public HealthRecord {
    checks = List.copyOf(checks);
    windows = Collections.unmodifiableSortedMap(new TreeMap<>(windows));
    for (HealthWindow window : windows.values()) {
      if (window.recent().length() != checks.size()) {
        throw new IllegalArgumentException("a window has one letter for each check");
      }
    }
  }

  /**
   * The record after one more check.
   *
   * @param outcomes by address; the plan's other addresses were not asked this time
   */
  public HealthRecord after(ProbePlan plan, Map<String, Outcome> outcomes, Instant now) {
    Instant oldest = now.minus(DETAIL);
    int forgotten =
        Math.max(
            (int) checks.stream().filter(check -> !check.isAfter(oldest)).count(),
            checks.size() + 1 - MAX_CHECKS);
    List<Instant> kept = Stream.concat(checks.stream().skip(forgotten), Stream.of(now)).toList();
    SortedMap<String, HealthWindow> next = new TreeMap<>();
    plan.probes()
        .forEach(
            (address, probe) -> {
              Optional<Outcome> outcome = Optional.ofNullable(outcomes.get(address));
              HealthWindow before = windows.get(address);
              if (before != null) {
                next.put(address, before.after(probe.method(), outcome, now, forgotten));
              } else {
                outcome.ifPresent(
                    first ->
                        next.put(
                            address,
                            HealthWindow.first(probe.method(), first, now, kept.size() - 1)));
              }
            });
    return new HealthRecord(kept, next);
  }
}
