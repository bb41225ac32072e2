package io.modelregistry.app;

import io.modelregistry.json.Quoted;
import io.modelregistry.source.Provenance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which instant's prices and dates are current.
 *
 * @param instant that instant
 * @param note what a person should know of how it was chosen; empty when it was asked for or is the
 *     commit's
 */
public record AsOf(Instant instant, Optional<String> note) {
  /** Before it nobody wrote prices; from {@link #LAST} on years have no four digits. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = FIRST.atOffset(ZoneOffset.UTC).plusYears(9999).toInstant();

  /**
   * Reads a day, which starts at midnight UTC, or an instant such as {@code 2026-12-01T08:30:00Z}.
   *
   * @throws IllegalArgumentException when it is neither, in words for the person who typed it
   */
  public static Instant parse(String text) {
    Instant instant;
    try {
      instant =
          isDay(text)
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw noInstant(text, e);
    }
    if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
      throw noInstant(text, null);
    }
    return instant;
  }

  /** Whether a text that can be read is a day, and no instant. */
  public static boolean isDay(String text) {
    return text.length() <= "yyyy-mm-dd".length();
  }

  private static IllegalArgumentException noInstant(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "'"
            + Quoted.shortened(text)
            + "' is no day and no instant; write 2026-12-01, or 2026-12-01T08:30:00Z in UTC",
        cause);
  }

  /** The commit's time, or today where there is no commit. */
  static AsOf of(Optional<Instant> asked, Provenance provenance, Clock clock) {
    Instant committed = provenance.committedAt();
    Optional<Instant> known = asked.or(() -> Optional.ofNullable(committed));
    if (known.isPresent()) {
      return new AsOf(known.orElseThrow(), Optional.empty());
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new AsOf(
        today.atStartOfDay(ZoneOffset.UTC).toInstant(),
        Optional.of(
            "There is no commit to take a date from: prices and dates are those of today, "
                + today
                + "."));
  }
}
