package io.modelregistry.derive.price;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@link Workload#STANDARD}, the one request by which prices are compared, costs. */
public final class StandardWorkload {
  private static final Usage USAGE = WorkloadCharge.usage(Workload.STANDARD);

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
    return WorkloadCharge.of(Costing.of(pricing, USAGE, context)) instanceof Charge.Known known
        ? Optional.of(known.total())
        : Optional.empty();
  }

  /** What it costs on the day of {@code asOf}, or why that is unknown. */
  static Charge charge(@Nullable Pricing pricing, Instant asOf) {
    return WorkloadCharge.of(Costing.of(pricing, USAGE, PriceContext.onDayOf(asOf)));
  }
}
