package io.modelregistry.derive.price;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one request by which prices are compared: {@value #INPUT_TOKENS} tokens in, {@value
 * #OUTPUT_TOKENS} tokens out, at the base tier.
 */
public final class StandardWorkload {
  /** Tokens of its prompt. */
  public static final long INPUT_TOKENS = 3_000;

  /** Tokens of its answer. */
  public static final long OUTPUT_TOKENS = 1_000;

  private static final Unit REQUEST = Units.require("request_cost");

  private StandardWorkload() {}

  /**
   * What it costs, exactly, in the pricing's currency. Empty when that is unknown: no price, no
   * price per request, or a side of it without a rate.
   */
  public static Optional<BigDecimal> cost(@Nullable Pricing pricing, Instant asOf) {
    PriceContext context = PriceContext.onDayOf(asOf).withInputTokens(INPUT_TOKENS);
    Price price = CurrentPrice.of(pricing, context);
    if (price instanceof Price.Free) {
      return Optional.of(BigDecimal.ZERO);
    }
    return price instanceof Price.Metered metered ? cost(metered.rates()) : Optional.empty();
  }

  private static Optional<BigDecimal> cost(Map<Unit, BigDecimal> rates) {
    BigDecimal input = rates.get(Units.INPUT);
    BigDecimal output = rates.get(Units.OUTPUT);
    if (input == null || output == null) {
      return Optional.empty();
    }
    BigDecimal request = rates.getOrDefault(REQUEST, BigDecimal.ZERO);
    return Optional.of(
        EffectiveRates.plain(
            amount(Units.INPUT, input, INPUT_TOKENS)
                .add(amount(Units.OUTPUT, output, OUTPUT_TOKENS))
                .add(request)));
  }

  /** Exact: what one price covers is a power of ten. */
  private static BigDecimal amount(Unit unit, BigDecimal rate, long quantity) {
    return rate.multiply(BigDecimal.valueOf(quantity)).divide(BigDecimal.valueOf(unit.per()));
  }
}
