package io.modelregistry.derive.price;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Workload;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one request costs on each route: whole numbers where these do, exact decimals elsewhere. */
final class WorkloadCharges implements Charges {
  /** The cost of a route that is unknown, or in {@link #others}. */
  private static final long OTHER = -1;

  private final LinearRates linear;
  private final Workload workload;
  private final long[] costs;

  /** Few: what needs exact decimals. */
  private final Map<Integer, Charge> others = new HashMap<>();

  WorkloadCharges(
      List<EffectiveRoute> routes, PriceContext context, LinearRates linear, Workload workload) {
    this.linear = linear;
    this.workload = workload;
    this.costs = new long[routes.size()];
    long prompt = workload.promptTokens();
    long output = workload.outputTokens();
    Usage usage = WorkloadCharge.usage(workload);
    for (int place = 0; place < costs.length; place++) {
      int tier = linear.tier(place, prompt);
      if (!linear.holds(tier, prompt, output)) {
        costs[place] = OTHER;
        others.put(
            place, WorkloadCharge.of(Costing.of(routes.get(place).pricing(), usage, context)));
      } else {
        boolean isKnown = linear.currency(tier) != null && !lacksInput(tier) && !lacksOutput(tier);
        costs[place] = isKnown ? linear.cost(tier, prompt, output) : OTHER;
      }
    }
  }

  private int tier(int place) {
    return linear.tier(place, workload.promptTokens());
  }

  private boolean lacksInput(int tier) {
    return workload.promptTokens() > 0 && !linear.pricesInput(tier);
  }

  private boolean lacksOutput(int tier) {
    return workload.outputTokens() > 0 && !linear.pricesOutput(tier);
  }

  private List<Unit> unpriced(int tier) {
    List<Unit> unpriced = new ArrayList<>();
    if (lacksInput(tier)) {
      unpriced.add(Units.INPUT);
    }
    if (lacksOutput(tier)) {
      unpriced.add(Units.OUTPUT);
    }
    return unpriced;
  }

  @Override
  public Charge at(int place) {
    if (costs[place] != OTHER) {
      return new Charge.Known(currency(place), Decimals.stripped(total(place)));
    }
    Charge other = others.get(place);
    if (other != null) {
      return other;
    }
    int tier = tier(place);
    return linear.price(tier) instanceof Price.Unknown unknown
        ? WorkloadCharge.of(unknown.reason())
        : WorkloadCharge.incomplete(unpriced(tier));
  }

  @Override
  public boolean isKnown(int place) {
    return costs[place] != OTHER || others.get(place) instanceof Charge.Known;
  }

  @Override
  public boolean isIn(int place, String currency) {
    return costs[place] != OTHER
        ? currency(place).equals(currency)
        : others.get(place) instanceof Charge.Known known && known.currency().equals(currency);
  }

  @Override
  public int compare(int one, int other) {
    return costs[one] != OTHER && costs[other] != OTHER
        ? Long.compare(costs[one], costs[other])
        : total(one).compareTo(total(other));
  }

  private BigDecimal total(int place) {
    if (costs[place] != OTHER) {
      return BigDecimal.valueOf(costs[place], LinearRates.SCALE);
    }
    if (others.get(place) instanceof Charge.Known known) {
      return known.total();
    }
    throw new IllegalArgumentException("the cost at " + place + " is unknown");
  }

  private String currency(int place) {
    return Objects.requireNonNull(linear.currency(tier(place)), "the price is unknown");
  }
}
