package io.modelregistry.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * A day, or only its month or year where nothing finer is known: {@code 2026-04-22}, {@code
 * 2026-04}, {@code 2026}. Ordered by text, which puts a month before its days.
 *
 * @param text one of the three forms; its parts are a real date
 */
public record PartialDate(String text) implements Comparable<PartialDate> {
  /**
   * @throws DateTimeParseException when the text is none of the three forms or no real date
   */
  public PartialDate {
    first(text);
  }

  /** The first day it can mean. */
  public LocalDate firstDay() {
    return first(text);
  }

  /** The last day it can mean. */
  public LocalDate lastDay() {
    return switch (text.length()) {
      case 4 -> firstDay().plusYears(1).minusDays(1);
      case 7 -> firstDay().plusMonths(1).minusDays(1);
      default -> firstDay();
    };
  }

  private static LocalDate first(String text) {
    return switch (text.length()) {
      case 4 -> LocalDate.parse(text + "-01-01");
      case 7 -> YearMonth.parse(text).atDay(1);
      default -> LocalDate.parse(text);
    };
  }

  @Override
  public int compareTo(PartialDate other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
