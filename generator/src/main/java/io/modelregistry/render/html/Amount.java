package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in a page, or the word that stands in its place.
 *
 * @param text what a reader sees or hears
 * @param css how it is set: empty for a number, {@code dash} for a dash that is read out as the
 *     text, {@code free}, {@code word} for a word such as {@code dynamic}
 */
record Amount(String text, String css) {
  static final Amount UNKNOWN = new Amount("unknown", "dash");

  /** In place of what the standard request costs under a condition that it does not meet. */
  static final Amount NOT_REACHED = new Amount("does not apply", "dash");

  private static final Amount NOT_APART = new Amount("not priced apart", "dash");

  private static final Amount FREE = new Amount("free", "free");

  static Amount number(String text) {
    return new Amount(text, "");
  }

  static Amount word(String text) {
    return new Amount(text, "word");
  }

  static Amount money(BigDecimal amount, String currency) {
    return number(Figures.money(amount, currency));
  }

  /** A limit in tokens, in full. */
  static Amount tokens(@Nullable Long limit) {
    return limit == null ? UNKNOWN : number(Figures.grouped(limit));
  }

  /** A limit in tokens, rounded to be scanned. */
  static Amount roughTokens(@Nullable Long limit) {
    return limit == null ? UNKNOWN : number(Figures.compact(limit));
  }

  /** The price of {@code unit}. Unknown is never zero, and a word is never a number. */
  static Amount of(Price price, Unit unit) {
    if (price instanceof Price.Metered metered) {
      BigDecimal rate = metered.rates().get(unit);
      if (rate != null) {
        return money(rate, metered.currency());
      }
      return unit.equals(Units.INPUT) || unit.equals(Units.OUTPUT) ? UNKNOWN : NOT_APART;
    }
    if (price instanceof Price.Unknown unknown) {
      return switch (unknown.reason()) {
        case SUBSCRIPTION -> word("subscription");
        case DYNAMIC -> word("dynamic");
        case NOT_STATED, NO_RATE -> UNKNOWN;
      };
    }
    return FREE;
  }

  /** Whether it is a number, which needs no mark-up. */
  boolean plain() {
    return css.isEmpty();
  }
}
