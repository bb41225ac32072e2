package io.modelregistry.sync.genai;

import java.time.LocalDate;
import java.time.LocalTime;

/** Prices, and when they hold. */
record Conditional(When when, PriceSet prices) {

  /** When prices hold; the last of a list whose time it is count, else the first of all. */
  sealed interface When {}

  /** At all times. */
  record Always() implements When {}

  /** From the start of that day on, in UTC. */
  record FromDay(LocalDate day) implements When {}

  /**
   * At these hours of every day, in UTC.
   *
   * @param start inclusive
   * @param end exclusive; before {@code start} it is on the next day, at {@code start} it is never
   */
  record AtHours(LocalTime start, LocalTime end) implements When {}
}
