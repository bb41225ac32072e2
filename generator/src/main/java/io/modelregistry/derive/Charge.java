package io.modelregistry.derive;

import java.math.BigDecimal;

/** What one request costs on one route, or why nobody can say. Unknown is not 0. */
public sealed interface Charge {
  /**
   * It costs exactly that.
   *
   * @param currency ISO 4217 code
   * @param total 0 or more, plain: no exponent, no zeros at its end
   */
  record Known(String currency, BigDecimal total) implements Charge {}

  /**
   * Nobody can say.
   *
   * @param word why, for programs: {@code not_stated}, {@code no_rate}, {@code subscription},
   *     {@code dynamic}, or {@value #INCOMPLETE} where a part of the request has no price
   * @param sentence why, for people: the end of "unknown, because …"
   */
  record Unknown(String word, String sentence) implements Charge {
    /** The word for a request of which only a part has a price. */
    public static final String INCOMPLETE = "incomplete";

    /** Whether a part of the request has a price. */
    public boolean isIncomplete() {
      return word.equals(INCOMPLETE);
    }
  }
}
