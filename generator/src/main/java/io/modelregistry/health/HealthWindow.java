package io.modelregistry.health;

import io.modelregistry.health.Outcome.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of one address.
 *
 * @param last what came of it when it was asked last
 * @param askedAt when that was
 * @param since since when it has that status, as far as is remembered
 * @param recent a letter for each of the record's checks, oldest first: {@link #UP}, {@link #DOWN},
 *     {@link #NOT_ASKED}
 * @param days by day in UTC
 */
public record HealthWindow(
    Method method,
    Outcome last,
    Instant askedAt,
    Instant since,
    String recent,
    SortedMap<LocalDate, Uptime> days) {
  /** It answered. */
  public static final char UP = 'u';

  /** It did not. */
  public static final char DOWN = 'd';

  /** It was not asked then. */
  public static final char NOT_ASKED = '-';

  /** So many days are remembered, today included. */
  public static final int DAYS = 30;

  public HealthWindow {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
  }

  /** The first time that an address is asked. */
  static HealthWindow first(Method method, Outcome outcome, Instant now, int earlierChecks) {
    return new HealthWindow(
            method,
            outcome,
            now,
            now,
            String.valueOf(NOT_ASKED).repeat(earlierChecks),
            new TreeMap<>())
        .after(method, Optional.of(outcome), now, 0);
  }

  /**
   * With one more check.
   *
   * @param outcome empty when this address was not part of it
   * @param forgotten how many of the oldest checks are left out now
   */
  HealthWindow after(Method method, Optional<Outcome> outcome, Instant now, int forgotten) {
    String rest = recent.substring(Math.min(forgotten, recent.length()));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    TreeMap<LocalDate, Uptime> kept =
        new TreeMap<>(days.tailMap(today.minusDays(DAYS - 1L)).headMap(today.plusDays(1)));
    if (outcome.isEmpty()) {
      return new HealthWindow(this.method, last, askedAt, since, rest + NOT_ASKED, kept);
    }
    Outcome next = outcome.orElseThrow();
    char letter = letter(next.status());
    if (letter != NOT_ASKED) {
      kept.merge(today, Uptime.NONE.plus(letter == UP), Uptime::plus);
    }
    return new HealthWindow(
        method, next, now, next.status() == last.status() ? since : now, rest + letter, kept);
  }

  private static char letter(Status status) {
    return switch (status) {
      case UP -> UP;
      case DOWN, PARTLY_DOWN -> DOWN;
      case UNKNOWN -> NOT_ASKED;
    };
  }

  /** Over the checks of the last day. */
  public Uptime lastDay() {
    long up = recent.chars().filter(letter -> letter == UP).count();
    long down = recent.chars().filter(letter -> letter == DOWN).count();
    return new Uptime(up + down, up);
  }

  /** Over the last {@value #DAYS} days. */
  public Uptime lastDays() {
    return days.values().stream().reduce(Uptime.NONE, Uptime::plus);
  }
}
