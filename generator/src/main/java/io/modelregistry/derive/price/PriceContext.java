package io.modelregistry.derive.price;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances that conditional prices look at.
 *
 * @param at the instant of the request
 * @param hourly whether special hours count; without, prices are those of the day's other hours
 * @param inputTokens the request's total input, cached included, 0 or more; null where there is no
 *     one request, and then no threshold applies
 * @param serviceTier the tier it asks for; null is the base tier
 * @param region the region it runs in; null is the base region
 */
public record PriceContext(
    Instant at,
    boolean hourly,
    @Nullable Long inputTokens,
    @Nullable String serviceTier,
    @Nullable String region) {
  public PriceContext {
    if (inputTokens != null && inputTokens < 0) {
      throw new IllegalArgumentException("input tokens cannot be negative, as " + inputTokens);
    }
  }

  /** A request at that very instant, hours counted, of unknown size, at base tier and region. */
  public static PriceContext atInstant(Instant at) {
    return new PriceContext(at, true, null, null, null);
  }

  /** No request in particular: what the price list says on the day of that instant. */
  public static PriceContext onDayOf(Instant at) {
    return new PriceContext(at, false, null, null, null);
  }

  /** The same with that total input. */
  public PriceContext withInputTokens(long tokens) {
    return new PriceContext(at, hourly, tokens, serviceTier, region);
  }

  /** The same at that tier. */
  public PriceContext withServiceTier(String tier) {
    return new PriceContext(at, hourly, inputTokens, tier, region);
  }

  /** The same in that region. */
  public PriceContext withRegion(String name) {
    return new PriceContext(at, hourly, inputTokens, serviceTier, name);
  }
}
