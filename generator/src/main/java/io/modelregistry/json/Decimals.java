package io.modelregistry.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Decimals that every program reads alike. */
public final class Decimals {
  /** So many significant digits a binary double always carries. */
  public static final int ALWAYS_EXACT = 15;

  /** More it never tells apart. */
  private static final int SOMETIMES_EXACT = 17;

  private static final int MAX_LONG_DIGITS = 18;

  private Decimals() {}

  /** Plain, without exponent and without trailing zeros: {@code 10}, {@code 0.000015}. */
  public static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The same number without zeros at its end and without an exponent. */
  public static BigDecimal stripped(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** As reading a file gives it: a {@code long} where it is whole, else without trailing zeros. */
  public static JsonNode node(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() <= MAX_LONG_DIGITS
        ? JsonNodeFactory.instance.numberNode(plain.longValueExact())
        : JsonNodeFactory.instance.numberNode(plain);
  }

  /**
   * Whether a program that reads a number as a binary double writes the same digits again: all with
   * at most 15 do, and those with 16 or 17 that are the shortest text of their double, as
   * ECMAScript writes it.
   */
  public static boolean isExact(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    int digits = plain.precision();
    if (digits <= ALWAYS_EXACT) {
      return true;
    }
    double nearest = plain.doubleValue();
    if (digits > SOMETIMES_EXACT || Double.isInfinite(nearest)) {
      return false;
    }
    BigDecimal carried = new BigDecimal(nearest);
    return rounded(carried, digits).compareTo(plain) == 0
        && rounded(carried, digits - 1).doubleValue() != nearest;
  }

  /** The value itself where it {@link #isExact}, else with the 15 digits that always are. */
  public static BigDecimal exact(BigDecimal value) {
    return isExact(value) ? value : rounded(value, ALWAYS_EXACT);
  }

  private static BigDecimal rounded(BigDecimal value, int digits) {
    return value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }
}
