package io.modelregistry.render.html;

import io.modelregistry.json.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Figures {
  private static final long MILLION = 1_000_000;
  private static final long THOUSAND = 1_000;

  private Figures() {}

  /** {@code 131,072}. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 131K}, {@code 8.2K}, {@code 1.05M}: three digits, for tables that are scanned. */
  static String compact(long number) {
    if (number >= MILLION) {
      return rounded(number, MILLION, 2) + "M";
    }
    if (number >= 999_500) {
      return "1M";
    }
    if (number >= 10 * THOUSAND) {
      return rounded(number, THOUSAND, 0) + "K";
    }
    return number >= THOUSAND ? rounded(number, THOUSAND, 1) + "K" : Long.toString(number);
  }

  /** Exact, with at least two decimals: {@code $1.25}, {@code $0.0375}, {@code 10.00 EUR}. */
  static String money(BigDecimal amount, String currency) {
    BigDecimal exact = amount.stripTrailingZeros();
    String digits = exact.setScale(Math.max(2, exact.scale())).toPlainString();
    return currency.equals("USD") ? "$" + digits : digits + " " + currency;
  }

  /** How far {@code value} is from {@code base} in whole percent, signed: {@code +20%}. */
  static String difference(BigDecimal value, BigDecimal base) {
    BigDecimal percent =
        value
            .subtract(base)
            .multiply(BigDecimal.valueOf(100))
            .divide(base, 0, RoundingMode.HALF_EVEN);
    if (percent.signum() == 0) {
      return value.compareTo(base) > 0 ? "+<1%" : "−<1%";
    }
    return (percent.signum() > 0 ? "+" : "−") + percent.abs().toPlainString() + "%";
  }

  private static String rounded(long number, long unit, int decimals) {
    return Decimals.plain(
        BigDecimal.valueOf(number)
            .divide(BigDecimal.valueOf(unit), decimals, RoundingMode.HALF_EVEN));
  }
}
