package io.modelregistry.derive.price;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request costs on each route: whole numbers where these do, exact decimals elsewhere. */
final class WorkloadCharges implements Charges {
  /** The cost of a route whose charge is in {@link #others}. */
  private static final long OTHER = -1;

  private final LinearRates linear;
  private final Workload workload;
  private final long[] costs;
  private final @Nullable Charge[] others;

  WorkloadCharges(
      List<EffectiveRoute> routes, PriceContext context, LinearRates linear, Workload workload) {
    this.linear = linear;
    this.workload = workload;
    this.costs = new long[routes.size()];
    this.others = new Charge[routes.size()];
    Usage usage = WorkloadCharge.usage(workload);
    for (int place = 0; place < costs.length; place++) {
      if (!linear.holds(place, workload.promptTokens(), workload.outputTokens())) {
        costs[place] = OTHER;
        others[place] = WorkloadCharge.of(Costing.of(routes.get(place).pricing(), usage, context));
      } else if (linear.price(place) instanceof Price.Unknown || !unpriced(place).isEmpty()) {
        costs[place] = OTHER;
      } else {
        costs[place] = linear.cost(place, workload.promptTokens(), workload.outputTokens());
      }
    }
  }

  private List<Unit> unpriced(int place) {
    boolean lacksInput = workload.promptTokens() > 0 && !linear.pricesInput(place);
    boolean lacksOutput = workload.outputTokens() > 0 && !linear.pricesOutput(place);
    if (!lacksInput && !lacksOutput) {
      return List.of();
    }
    List<Unit> unpriced = new ArrayList<>();
    if (lacksInput) {
      unpriced.add(Units.INPUT);
    }
    if (lacksOutput) {
      unpriced.add(Units.OUTPUT);
    }
    return unpriced;
  }

  @Override
  public Charge at(int place) {
    Charge other = others[place];
    if (other != null) {
      return other;
    }
    if (costs[place] != OTHER) {
      return new Charge.Known(currency(place), EffectiveRates.plain(total(place)));
    }
    return linear.price(place) instanceof Price.Unknown unknown
        ? WorkloadCharge.of(unknown.reason())
        : WorkloadCharge.incomplete(unpriced(place));
  }

  @Override
  public boolean isKnown(int place) {
    return costs[place] != OTHER || others[place] instanceof Charge.Known;
  }

  @Override
  public boolean isIn(int place, String currency) {
    return costs[place] != OTHER
        ? currency(place).equals(currency)
        : others[place] instanceof Charge.Known known && known.currency().equals(currency);
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
    if (others[place] instanceof Charge.Known known) {
      return known.total();
    }
    throw new IllegalArgumentException("the cost at " + place + " is unknown");
  }

  private String currency(int place) {
    Price price = linear.price(place);
    if (price instanceof Price.Metered metered) {
      return metered.currency();
    }
    if (price instanceof Price.Free free) {
      return free.currency();
    }
    throw new IllegalArgumentException("the price at " + place + " is unknown");
  }
}
