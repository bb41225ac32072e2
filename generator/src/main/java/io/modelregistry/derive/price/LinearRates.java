package io.modelregistry.derive.price;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rates of plain requests as whole numbers: a request of {@code p} prompt and {@code o} output
 * tokens costs {@code p * input + o * output + request}, in units of 10<sup>-{@value #SCALE}</sup>,
 * which is exact. A route has as many tiers as its thresholds make. Rates that do not fit are told
 * apart.
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

  /** Where the tiers of each route begin among all; one more at the end. */
  private final int[] firsts;

  /** The smallest prompts that each tier holds for, rising for each route. */
  private final long[] starts;

  private final Price[] prices;
  private final @Nullable String[] currencies;
  private final long[] inputs;
  private final long[] outputs;
  private final long[] requests;

  private record Tier(long start, Price price) {}

  private LinearRates(int[] firsts, List<Tier> tiers) {
    this.firsts = firsts;
    starts = tiers.stream().mapToLong(Tier::start).toArray();
    prices = tiers.stream().map(Tier::price).toArray(Price[]::new);
    currencies = new String[prices.length];
    inputs = new long[prices.length];
    outputs = new long[prices.length];
    requests = new long[prices.length];
    // One text for each currency, so that most comparisons end at once.
    Map<String, String> codes = new HashMap<>();
    for (int tier = 0; tier < prices.length; tier++) {
      String currency = currency(prices[tier]);
      currencies[tier] = currency == null ? null : codes.computeIfAbsent(currency, code -> code);
      if (prices[tier] instanceof Price.Metered metered) {
        inputs[tier] = scaled(metered.rates(), Units.INPUT, NONE);
        outputs[tier] = scaled(metered.rates(), Units.OUTPUT, NONE);
        requests[tier] = scaled(metered.rates(), Units.REQUEST, 0) * PER_MILLION;
      }
    }
  }

  static LinearRates of(List<EffectiveRoute> routes, PriceContext context) {
    int[] firsts = new int[routes.size() + 1];
    List<Tier> tiers = new ArrayList<>(routes.size());
    for (int place = 0; place < routes.size(); place++) {
      Pricing pricing = routes.get(place).pricing();
      for (long start : starts(pricing)) {
        tiers.add(new Tier(start, CurrentPrice.of(pricing, context.withInputTokens(start))));
      }
      firsts[place + 1] = tiers.size();
    }
    return new LinearRates(firsts, tiers);
  }

  private static SortedSet<Long> starts(@Nullable Pricing pricing) {
    SortedSet<Long> starts = new TreeSet<>(List.of(0L));
    if (pricing != null && pricing.kind() == Pricing.Kind.METERED) {
      for (PriceOverride override : pricing.overrides()) {
        Condition when = override.when();
        Long over = when.inputTokensOver();
        Long from = when.inputTokensFrom();
        if (over != null) {
          starts.add(over + 1);
        }
        if (from != null) {
          starts.add(from);
        }
      }
    }
    return starts;
  }

  private static @Nullable String currency(Price price) {
    if (price instanceof Price.Metered metered) {
      return metered.currency();
    }
    return price instanceof Price.Free free ? free.currency() : null;
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

  /** The tier of a route that holds for prompts of that size. */
  int tier(int place, long promptTokens) {
    int tier = firsts[place + 1] - 1;
    while (starts[tier] > promptTokens) {
      tier--;
    }
    return tier;
  }

  /** The price in it. */
  Price price(int tier) {
    return prices[tier];
  }

  /** The currency of a price that is known; null for others. */
  @Nullable String currency(int tier) {
    return currencies[tier];
  }

  /** Whether {@link #cost} is right for requests of that size. */
  boolean holds(int tier, long promptTokens, long outputTokens) {
    return inputs[tier] != UNFIT
        && outputs[tier] != UNFIT
        && requests[tier] >= 0
        && fits(inputs[tier], promptTokens)
        && fits(outputs[tier], outputTokens);
  }

  /** Two products and the price of a request stay below 2<sup>63</sup>. */
  private static boolean fits(long rate, long tokens) {
    return rate <= 0 || tokens <= (Long.MAX_VALUE >> 2) / rate;
  }

  /** Whether tokens of the prompt have a price there. */
  boolean pricesInput(int tier) {
    return inputs[tier] != NONE;
  }

  /** Whether tokens of the answer have a price there. */
  boolean pricesOutput(int tier) {
    return outputs[tier] != NONE;
  }

  /** What a request costs, in units of 10<sup>-{@value #SCALE}</sup>. */
  long cost(int tier, long promptTokens, long outputTokens) {
    return Math.max(0, inputs[tier]) * promptTokens
        + Math.max(0, outputs[tier]) * outputTokens
        + requests[tier];
  }
}
