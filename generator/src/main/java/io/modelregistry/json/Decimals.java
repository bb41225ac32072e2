package io.modelregistry.json;

import java.math.BigDecimal;

/** Decimals as text. */
public final class Decimals {
  private Decimals() {}

  /** Plain, without exponent and without trailing zeros: {@code 10}, {@code 0.000015}. */
  public static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
