package io.modelregistry.render.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Content lines of iCalendar, RFC 5545: escaped, folded, each ending in CRLF. */
final class ICalendar {
  /** The longest line without its end, in bytes (RFC 5545, 3.1). */
  private static final int MAX_BYTES = 75;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder out = new StringBuilder();

  /** A value that needs no escapes. */
  void line(String name, String value) {
    fold(name + ":" + value);
  }

  /** A text of any kind. */
  void text(String name, String value) {
    line(
        name,
        value
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replaceAll("\\r\\n|\\r|\\n", "\\\\n")
            .replaceAll("\\p{Cc}", " "));
  }

  void day(String name, LocalDate day) {
    line(name + ";VALUE=DATE", DAY.format(day));
  }

  void time(String name, Instant time) {
    line(name, TIME.format(time));
  }

  /** Breaks between characters, never inside one. */
  private void fold(String line) {
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int next = line.offsetByCodePoints(i, 1);
      String character = line.substring(i, next);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + size > MAX_BYTES) {
        out.append("\r\n ");
        bytes = 1;
      }
      out.append(character);
      bytes += size;
      i = next;
    }
    out.append("\r\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
