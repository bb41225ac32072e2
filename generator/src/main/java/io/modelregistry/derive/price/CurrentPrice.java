package io.modelregistry.derive.price;

import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the price list says on one day: only overrides that name dates and nothing else have been
 * applied, so it is the base tier, below every threshold and outside special hours.
 */
public final class CurrentPrice {
  private CurrentPrice() {}

  /**
   * The price on the day of {@code asOf}.
   *
   * @param pricing null is unknown
   */
  public static Price of(@Nullable Pricing pricing, Instant asOf) {
    return of(pricing, PriceContext.onDayOf(asOf));
  }

  static Price of(@Nullable Pricing pricing, PriceContext context) {
    if (pricing == null) {
      return new Price.Unknown(Price.Reason.NOT_STATED);
    }
    return switch (pricing.kind()) {
      case FREE -> new Price.Free(pricing.currency());
      case SUBSCRIPTION -> new Price.Unknown(Price.Reason.SUBSCRIPTION);
      case DYNAMIC -> new Price.Unknown(Price.Reason.DYNAMIC);
      case METERED -> metered(pricing, EffectiveRates.of(pricing, context));
    };
  }

  private static Price metered(Pricing pricing, Map<Unit, BigDecimal> rates) {
    return rates.isEmpty()
        ? new Price.Unknown(Price.Reason.NO_RATE)
        : new Price.Metered(pricing.currency(), rates);
  }
}
