package io.modelregistry.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a route, or a provider's own API, charges. Exact decimals; never binary floating point.
 *
 * @param currency ISO 4217 code
 * @param rates price by unit, each 0 or more; zero is free of charge only when kind is free
 * @param overrides in the order in which they are read
 */
public record Pricing(
    Kind kind, String currency, Map<Unit, BigDecimal> rates, List<PriceOverride> overrides) {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** How a price is to be understood. */
  public enum Kind {
    /** Each unit has its price. */
    METERED,
    /** Everything costs nothing. */
    FREE,
    /** A flat fee; the price of one request is unknown. */
    SUBSCRIPTION,
    /** Set at the time of the request; unknown before it. */
    DYNAMIC;

    /** The word in files and output: {@code metered}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Pricing {
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency is three capital letters, not " + currency);
    }
    rates = Immutable.sorted(rates);
    overrides = List.copyOf(overrides);
    rates.forEach(Pricing::check);
  }

  static void check(Unit unit, BigDecimal rate) {
    if (rate.signum() < 0) {
      throw new IllegalArgumentException(unit.key() + " cannot be negative, as " + rate);
    }
  }

  /** The base price of {@code unit}, before any override; null when there is none. */
  public @Nullable BigDecimal rate(Unit unit) {
    return rates.get(unit);
  }
}
