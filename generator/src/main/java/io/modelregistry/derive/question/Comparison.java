package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Workload;

/**
 * Costs as a question compares them: those in its currency, and no others.
 *
 * @param currency ISO 4217 code
 */
record Comparison(Charges charges, String currency) {
  static Comparison of(RouteIndex index, Workload workload, String currency) {
    return new Comparison(index.charges(workload), currency);
  }

  Charge at(int place) {
    return charges.at(place);
  }

  boolean isComparable(int place) {
    return charges.isIn(place, currency);
  }

  /** Cheaper first; what cannot be compared comes after, all alike. */
  int cheaper(int one, int other) {
    boolean comparable = isComparable(one);
    if (comparable != isComparable(other)) {
      return comparable ? -1 : 1;
    }
    return comparable ? charges.compare(one, other) : 0;
  }

  Offer offer(RouteIndex index, int place) {
    return new Offer(index.route(place), at(place));
  }
}
