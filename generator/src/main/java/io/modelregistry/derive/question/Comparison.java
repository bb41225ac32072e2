package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;

/** Costs as a question compares them: those in its currency, and no others. */
final class Comparison {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Charges charges;
  private final String currency;
  private final BitSet comparable;

  private Comparison(Charges charges, String currency, int routes) {
    this.charges = charges;
    this.currency = currency;
    this.comparable = new BitSet(routes);
    for (int place = 0; place < routes; place++) {
      if (charges.isIn(place, currency)) {
        comparable.set(place);
      }
    }
  }

  /**
   * @param currency ISO 4217 code
   */
  static Comparison of(RouteIndex index, Workload workload, String currency) {
    return new Comparison(index.charges(workload), currency, index.size());
  }

  String currency() {
    return currency;
  }

  boolean isKnown(int place) {
    return charges.isKnown(place);
  }

  Charge at(int place) {
    return charges.at(place);
  }

  boolean isComparable(int place) {
    return comparable.get(place);
  }

  /** Cheaper first; what cannot be compared comes after, all alike. */
  int cheaper(int one, int other) {
    boolean isOne = isComparable(one);
    if (isOne != isComparable(other)) {
      return isOne ? -1 : 1;
    }
    return isOne ? charges.compare(one, other) : 0;
  }

  /** What is paid there, 0 where nobody knows. */
  BigDecimal total(int place) {
    return at(place) instanceof Charge.Known known ? known.total() : BigDecimal.ZERO;
  }

  /** What the cheaper one saves, in percent of the other, rounded down. */
  int percentSaved(int cheaper, int base) {
    BigDecimal cost = total(base);
    return cost.subtract(total(cheaper))
        .multiply(HUNDRED)
        .divide(cost, 0, RoundingMode.DOWN)
        .intValueExact();
  }

  Offer offer(RouteIndex index, int place) {
    return new Offer(index.route(place), at(place));
  }
}
