package io.modelregistry.derive.price;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rates of plain requests as whole numbers: a request of {@code p} prompt and {@code o} output
 * tokens costs {@code p * input + o * output + request}, in units of 10<sup>-{@value #SCALE}</sup>,
 * which is exact. Routes whose rates do not fit, or that a threshold may change, are told apart.
 */
final class LinearRates {
  /** Decimals of a cost. */
  static final int SCALE = 15;

  /** Decimals of a rate per 1,000,000: six less. */
  private static final int RATE_SCALE = 9;

  /** Larger rates, 1,000 a request or per 1,000,000 tokens, are left to exact decimals. */
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000);

  /** A rate that there is none of. */
  private static final long NONE = -1;

  /** A rate that does not fit. */
  private static final long UNFIT = -2;

  private static final long PER_MILLION = 1_000_000;
  private static final Unit REQUEST = Units.require("request_cost");

  private final Price[] prices;
  private final long[] inputs;
  private final long[] outputs;
  private final long[] requests;

  /** From so many prompt tokens on another price may hold. */
  private final long[] thresholds;

  private LinearRates(int size) {
    prices = new Price[size];
    inputs = new long[size];
    outputs = new long[size];
    requests = new long[size];
    thresholds = new long[size];
  }

  static LinearRates of(List<EffectiveRoute> routes, PriceContext context) {
    LinearRates rates = new LinearRates(routes.size());
    for (int place = 0; place < routes.size(); place++) {
      rates.set(place, routes.get(place).pricing(), context);
    }
    return rates;
  }

  private void set(int place, @Nullable Pricing pricing, PriceContext context) {
    Price price = CurrentPrice.of(pricing, context);
    prices[place] = price;
    thresholds[place] = threshold(pricing);
    if (price instanceof Price.Metered metered) {
      inputs[place] = scaled(metered.rates(), Units.INPUT, NONE);
      outputs[place] = scaled(metered.rates(), Units.OUTPUT, NONE);
      requests[place] = scaled(metered.rates(), REQUEST, 0) * PER_MILLION;
    }
  }

  private static long threshold(@Nullable Pricing pricing) {
    long first = Long.MAX_VALUE;
    if (pricing != null && pricing.kind() == Pricing.Kind.METERED) {
      for (PriceOverride override : pricing.overrides()) {
        Condition when = override.when();
        Long over = when.inputTokensOver();
        Long from = when.inputTokensFrom();
        first = Math.min(first, over == null ? Long.MAX_VALUE : over + 1);
        first = Math.min(first, from == null ? Long.MAX_VALUE : from);
      }
    }
    return first;
  }

  private static long scaled(Map<Unit, BigDecimal> rates, Unit unit, long otherwise) {
    for (Unit candidate : UnitTree.billedAs(unit)) {
      BigDecimal rate = rates.get(candidate);
      if (rate != null) {
        return rate.scale() > RATE_SCALE || rate.compareTo(MAX) > 0
            ? UNFIT
            : rate.movePointRight(RATE_SCALE).longValueExact();
      }
    }
    return otherwise;
  }

  /** The price below every threshold. */
  Price price(int place) {
    return prices[place];
  }

  /** Whether {@link #cost} is right for requests of that size. */
  boolean holds(int place, long promptTokens, long outputTokens) {
    return promptTokens < thresholds[place]
        && inputs[place] != UNFIT
        && outputs[place] != UNFIT
        && requests[place] >= 0
        && fits(inputs[place], promptTokens)
        && fits(outputs[place], outputTokens);
  }

  /** Two products and the price of a request stay below 2<sup>63</sup>. */
  private static boolean fits(long rate, long tokens) {
    return rate <= 0 || tokens <= (Long.MAX_VALUE >> 2) / rate;
  }

  /** Whether tokens of the prompt have a price there. */
  boolean pricesInput(int place) {
    return inputs[place] != NONE;
  }

  /** Whether tokens of the answer have a price there. */
  boolean pricesOutput(int place) {
    return outputs[place] != NONE;
  }

  /** What a request costs, in units of 10<sup>-{@value #SCALE}</sup>. */
  long cost(int place, long promptTokens, long outputTokens) {
    return Math.max(0, inputs[place]) * promptTokens
        + Math.max(0, outputs[place]) * outputTokens
        + requests[place];
  }
}
