package io.modelregistry.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A number as written, read exactly. Nothing is expanded before its size is known, so that {@code
 * 1e999999999} costs no more than its letters.
 *
 * @param node a long or a decimal without trailing zeros; 0 when there is a problem
 * @param problem why the number cannot be carried, to follow the number itself; null when it can
 */
record ExactNumber(JsonNode node, @Nullable String problem) {
  /** A double has no more, so that a text with more is not worth looking at. */
  private static final int MAX_DIGITS = 17;

  private static final int MAX_SCALE = 30;

  static ExactNumber parse(String text) {
    int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
    int point = mantissa.indexOf('.');
    String digits = mantissa.replace("-", "").replace(".", "");
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    if (first == digits.length()) {
      return new ExactNumber(JsonNodeFactory.instance.numberNode(0L), null);
    }
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') {
      last--;
    }
    if (last - first > MAX_DIGITS) {
      return refused("has " + (last - first) + " significant digits");
    }
    int fraction = point < 0 ? 0 : mantissa.length() - point - 1;
    long exponent = exponentAt < 0 ? 0 : exponent(text.substring(exponentAt + 1));
    // The value is digits[first, last) times ten to the power of this.
    long power = exponent - fraction + (digits.length() - last);
    if (power + (last - first) > Decimals.ALWAYS_EXACT) {
      return refused("is too large");
    }
    if (power < -MAX_SCALE) {
      return refused("has more than " + MAX_SCALE + " decimal places");
    }
    BigDecimal value = new BigDecimal(digits.substring(first, last)).scaleByPowerOfTen((int) power);
    if (!Decimals.isExact(value)) {
      return refused("has " + (last - first) + " significant digits");
    }
    BigDecimal signed = text.charAt(0) == '-' ? value.negate() : value;
    return new ExactNumber(
        power >= 0
            ? JsonNodeFactory.instance.numberNode(signed.longValueExact())
            : JsonNodeFactory.instance.numberNode(signed),
        null);
  }

  /** One stands in for it: it is lawful nearly everywhere, so that one mistake is told once. */
  private static ExactNumber refused(String problem) {
    return new ExactNumber(JsonNodeFactory.instance.numberNode(1L), problem);
  }

  /** An exponent of more than nine digits is out of range whatever it is. */
  private static long exponent(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.replaceFirst("^[+-]?0*", "");
    long size =
        digits.isEmpty() ? 0 : digits.length() > 9 ? 1_000_000_000L : Long.parseLong(digits);
    return negative ? -size : size;
  }
}
