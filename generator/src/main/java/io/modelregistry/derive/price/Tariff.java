package io.modelregistry.derive.price;

import io.modelregistry.model.Pricing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price list that is asked again and again: it keeps what holds while no override does. */
public final class Tariff {
  private final @Nullable Pricing pricing;
  private final Price base;

  /**
   * @param pricing null is unknown
   */
  public Tariff(@Nullable Pricing pricing) {
    this.pricing = pricing;
    this.base = CurrentPrice.of(withoutOverrides(pricing), PriceContext.atInstant(Instant.EPOCH));
  }

  private static @Nullable Pricing withoutOverrides(@Nullable Pricing pricing) {
    return pricing == null || pricing.overrides().isEmpty()
        ? pricing
        : new Pricing(pricing.kind(), pricing.currency(), pricing.rates(), List.of());
  }

  /**
   * What {@code usage} costs in those circumstances. Its total input is what thresholds look at,
   * whatever the context says.
   */
  public CostAnswer cost(Usage usage, PriceContext context) {
    return Costing.of(price(context.withInputTokens(usage.inputTokens())), usage);
  }

  /** The price that holds in those circumstances. */
  public Price price(PriceContext context) {
    return pricing == null
            || pricing.overrides().stream()
                .noneMatch(override -> EffectiveRates.applies(override.when(), context))
        ? base
        : CurrentPrice.of(pricing, context);
  }
}
