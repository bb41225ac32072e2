package io.modelregistry.derive.price;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.time.Instant;
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

  private static final Usage USAGE =
      new Usage.Counter().set(Units.INPUT, INPUT_TOKENS).set(Units.OUTPUT, OUTPUT_TOKENS).usage();

  private StandardWorkload() {}

  /**
   * What it costs, exactly, in the pricing's currency. Empty when that is unknown: no price, no
   * price per request, or a side of it without a rate.
   */
  public static Optional<BigDecimal> cost(@Nullable Pricing pricing, Instant asOf) {
    return cost(pricing, PriceContext.onDayOf(asOf));
  }

  /** The same in other circumstances; its own input is what thresholds look at. */
  public static Optional<BigDecimal> cost(@Nullable Pricing pricing, PriceContext context) {
    CostAnswer answer = Costing.of(pricing, USAGE, context);
    return answer instanceof CostAnswer.Priced priced && priced.cost().isComplete()
        ? Optional.of(priced.cost().total())
        : Optional.empty();
  }
}
