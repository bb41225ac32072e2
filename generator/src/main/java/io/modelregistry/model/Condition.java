package io.modelregistry.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an override applies: when all that is not null holds. Times are UTC.
 *
 * @param from the first instant, inclusive
 * @param until the last instant, exclusive
 * @param inputTokensOver the request's total input, cached included, is strictly more
 * @param inputTokensFrom the request's total input, cached included, is at least this
 * @param hours the hours of the day
 * @param serviceTier the tier the request asks for
 * @param region the region the request runs in
 */
public record Condition(
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long inputTokensOver,
    @Nullable Long inputTokensFrom,
    @Nullable Hours hours,
    @Nullable String serviceTier,
    @Nullable String region) {
  private static final int WITHOUT_SECONDS = "2026-12-01T08:30Z".length();

  /**
   * An instant as files state it: a day, which is its start in UTC, or an instant, which may leave
   * out its seconds.
   *
   * @throws DateTimeParseException when it is neither
   */
  public static Instant moment(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return Instant.parse(text.length() == WITHOUT_SECONDS ? text.replace("Z", ":00Z") : text);
  }

  /** Whether it names dates and nothing else, so that it changes the base price. */
  public boolean isDatedOnly() {
    return (from != null || until != null)
        && inputTokensOver == null
        && inputTokensFrom == null
        && hours == null
        && serviceTier == null
        && region == null;
  }

  /**
   * Hours of the day, in UTC.
   *
   * @param start inclusive
   * @param end exclusive; at or before {@code start} it is on the next day
   * @param days the days on which it starts; empty means every day
   */
  public record Hours(LocalTime start, LocalTime end, Set<DayOfWeek> days) {
    public Hours {
      EnumSet<DayOfWeek> copy = EnumSet.noneOf(DayOfWeek.class);
      copy.addAll(days);
      days = Collections.unmodifiableSet(copy);
    }
  }
}
