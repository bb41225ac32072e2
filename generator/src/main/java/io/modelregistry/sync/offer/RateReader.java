package io.modelregistry.sync.offer;

import io.modelregistry.json.Decimals;
import io.modelregistry.json.Quoted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads single prices as lists state them, and says them as the registry does: exactly, by moving
 * the decimal point. What is no price is reported and taken as absent; so is zero, which says
 * nothing by itself.
 */
public final class RateReader {
  /** From a price per token or character to the registry's, per 1,000,000. */
  public static final int PER_MILLION = 6;

  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?");
  private static final int MAX_EXPONENT = 12;
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

  /** The noise of binary numbers starts after the 15th digit. */
  private static final MathContext DIGITS =
      new MathContext(Decimals.ALWAYS_EXACT, RoundingMode.HALF_EVEN);

  /** No real price has so many. */
  private static final int PLAIN_DIGITS = 12;

  private final Remarks remarks;
  private final boolean textIsUsual;

  /**
   * @param textIsUsual whether the list writes its numbers as text, so that this is nothing odd
   */
  public RateReader(Remarks remarks, boolean textIsUsual) {
    this.remarks = remarks;
    this.textIsUsual = textIsUsual;
  }

  /** The number that is written there, as number or as text; empty when there is none. */
  public static Optional<BigDecimal> written(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    return value.isString() && NUMBER.matcher(value.stringValue()).matches()
        ? Optional.of(new BigDecimal(value.stringValue()))
        : Optional.empty();
  }

  /**
   * The price of one unit.
   *
   * @param name how the list calls it, for the report
   * @param places by how many places the decimal point moves to the right
   * @param subject whose it is, for the report
   */
  public Optional<BigDecimal> read(JsonNode value, String name, int places, String subject) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    Optional<BigDecimal> written = written(value);
    if (written.isEmpty()) {
      odd(subject, name, value, "is no number");
      return Optional.empty();
    }
    if (value.isString() && !textIsUsual) {
      odd(subject, name, value, "is a number written as text");
    }
    BigDecimal listed = written.get();
    if (listed.signum() == 0) {
      remarks.say(Remarks.UNKNOWN_PRICE, subject, name + " is 0, which is no price, left out");
      return Optional.empty();
    }
    long exponent = (long) listed.precision() - listed.scale();
    if (listed.signum() < 0 || Math.abs(exponent) > MAX_EXPONENT) {
      odd(subject, name, value, "is no price, left out");
      return Optional.empty();
    }
    BigDecimal exact = listed.scaleByPowerOfTen(places);
    if (exact.compareTo(MAX) > 0) {
      odd(subject, name, value, "is no price, left out");
      return Optional.empty();
    }
    BigDecimal price = plain(exact);
    if (price.compareTo(exact) != 0) {
      remarks.say(
          Remarks.ROUNDED,
          subject,
          name
              + " "
              + Quoted.shortened(value.asString(""))
              + " has more digits than a price: "
              + price.toPlainString());
    }
    return Optional.of(price);
  }

  /** Without the noise that binary numbers leave; a real price keeps all that a file can hold. */
  private static BigDecimal plain(BigDecimal exact) {
    BigDecimal rounded = exact.round(DIGITS).stripTrailingZeros();
    return rounded.precision() <= PLAIN_DIGITS
        ? rounded
        : Decimals.exact(exact).stripTrailingZeros();
  }

  private void odd(String subject, String name, JsonNode value, String why) {
    remarks.say(
        Remarks.ODD_VALUE, subject, name + " " + why + ": " + Quoted.shortened(value.toString()));
  }
}
