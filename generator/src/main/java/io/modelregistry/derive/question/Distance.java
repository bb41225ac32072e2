package io.modelregistry.derive.question;

import io.modelregistry.model.Lifecycle;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far a model is from standing in for another: a sum of whole numbers, 0 for its double. What
 * it cannot read weighs most, then what it cannot do.
 */
final class Distance {
  static final int PER_MISSING_INPUT = 300;
  static final int PER_MISSING_CAPABILITY = 100;
  static final int PER_NEW_CAPABILITY = 20;
  static final int OTHER_FAMILY = 80;
  static final int OTHER_PROVIDER = 40;
  static final int BETA = 30;
  static final int UNKNOWN_WINDOW = 60;
  static final int PER_HALVED_WINDOW = 60;
  static final int UNKNOWN_COST = 80;
  static final int PER_DOUBLED_COST = 30;
  static final int UNKNOWN_RELEASE = 50;
  static final int OLDER = 100;
  private static final int MAX_DOUBLINGS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Distance() {}

  /** All that is quick to tell. */
  static int withoutCost(Kin base, Kin candidate) {
    String family = base.model().family();
    boolean sameFamily = family != null && family.equals(candidate.model().family());
    boolean sameProvider = base.model().providerId().equals(candidate.model().providerId());
    return PER_MISSING_INPUT * base.inputs().missingFrom(candidate.inputs())
        + PER_MISSING_CAPABILITY * base.capabilities().missingFrom(candidate.capabilities())
        + PER_NEW_CAPABILITY * candidate.capabilities().missingFrom(base.capabilities())
        + (sameFamily ? 0 : OTHER_FAMILY)
        + (sameProvider ? 0 : OTHER_PROVIDER)
        + (candidate.model().status() == Lifecycle.BETA ? BETA : 0)
        + ofWindow(base.window(), candidate.window())
        + ofRelease(base.released(), candidate.released());
  }

  private static int ofWindow(long base, long candidate) {
    if (base == RouteIndex.UNKNOWN) {
      return 0;
    }
    if (candidate == RouteIndex.UNKNOWN) {
      return UNKNOWN_WINDOW;
    }
    if (candidate >= base) {
      return 0;
    }
    int halvings = 0;
    for (long doubled = 2 * candidate; doubled <= base && halvings < MAX_DOUBLINGS; doubled *= 2) {
      halvings++;
    }
    return UNKNOWN_WINDOW + PER_HALVED_WINDOW * halvings;
  }

  private static int ofRelease(long base, long candidate) {
    if (base == Kin.NO_DAY || candidate == Kin.NO_DAY) {
      return UNKNOWN_RELEASE;
    }
    return candidate < base ? OLDER : 0;
  }

  static int ofCost(Optional<BigDecimal> base, Optional<BigDecimal> candidate) {
    if (base.isEmpty() || candidate.isEmpty()) {
      return UNKNOWN_COST;
    }
    BigDecimal smaller = base.get().min(candidate.get());
    BigDecimal larger = base.get().max(candidate.get());
    if (smaller.signum() == 0) {
      return larger.signum() == 0 ? 0 : PER_DOUBLED_COST * MAX_DOUBLINGS;
    }
    int doublings = 0;
    BigDecimal doubled = smaller.multiply(TWO);
    while (doubled.compareTo(larger) <= 0 && doublings < MAX_DOUBLINGS) {
      doublings++;
      doubled = doubled.multiply(TWO);
    }
    return PER_DOUBLED_COST * doublings;
  }
}
