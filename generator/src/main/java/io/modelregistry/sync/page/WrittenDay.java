package io.modelregistry.sync.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Days in English prose. Only what means one day to everybody is read: 03/04/2027 is March to some
 * and April to others, and so is no day here.
 */
final class WrittenDay {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> WHOLE =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final String MONTH = "\\b([A-Za-z]{3,9})\\.?";
  private static final String DAY = "([0-9]{1,2})(?:st|nd|rd|th)?";

  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\w-])([0-9]{4})([-/])([0-9]{1,2})\\2([0-9]{1,2})(?![\\w-])");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(MONTH + "\\s+" + DAY + ",?\\s+([0-9]{4})\\b");
  private static final Pattern DAY_FIRST =
      Pattern.compile("\\b" + DAY + "(?:\\s+of)?\\s+" + MONTH + ",?\\s+([0-9]{4})\\b");

  private WrittenDay() {}

  /** All days in a text, in no order, each once. */
  static List<LocalDate> in(String text) {
    String plain = text.replaceAll("[\u2010-\u2015\u2212]", "-");
    return Arrays.stream(new Pattern[] {DIGITS, MONTH_FIRST, DAY_FIRST})
        .flatMap(
            pattern ->
                pattern.matcher(plain).results().flatMap(found -> day(pattern, found).stream()))
        .distinct()
        .toList();
  }

  private static Optional<LocalDate> day(Pattern pattern, MatchResult found) {
    try {
      if (pattern == DIGITS) {
        return Optional.of(
            LocalDate.of(number(found.group(1)), number(found.group(3)), number(found.group(4))));
      }
      boolean monthFirst = pattern == MONTH_FIRST;
      int month = month(found.group(monthFirst ? 1 : 2));
      return month == 0
          ? Optional.empty()
          : Optional.of(
              LocalDate.of(number(found.group(3)), month, number(found.group(monthFirst ? 2 : 1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int whole = WHOLE.indexOf(lower);
    boolean isShort = lower.length() == 3 || lower.equals("sept");
    return whole >= 0 ? whole + 1 : isShort ? MONTHS.indexOf(lower.substring(0, 3)) + 1 : 0;
  }
}
