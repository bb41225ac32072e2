package io.modelregistry.sync.offer;

import io.modelregistry.model.Pricing;
import java.util.Optional;

/**
 * What an entry says of its price.
 *
 * @param price empty when it says nothing that can be believed
 * @param zero whether it says that input and output cost nothing, which alone is no price
 */
public record Cost(Optional<Pricing> price, boolean zero) {
  /** It says nothing. */
  public static final Cost UNKNOWN = new Cost(Optional.empty(), false);

  /** It says 0, which means free, a subscription or unknown. */
  public static final Cost ZERO = new Cost(Optional.empty(), true);

  /** It states a price. */
  public static Cost of(Pricing price) {
    return new Cost(Optional.of(price), false);
  }
}
