package io.modelregistry.derive.question;

import io.modelregistry.registry.EffectiveRoute;
import java.util.Comparator;
import java.util.List;

/**
 * One route of a fallback chain.
 *
 * @param isDown whether it does not answer now
 * @param warnings what else is wrong with it
 */
public record Step(Offer offer, boolean isDown, List<Remark> warnings) {
  /** Priority, then id, whether it is down or not. */
  static final Comparator<Step> CHAIN =
      Comparator.comparing(step -> step.offer().route(), EffectiveRoute.CHAIN_ORDER);

  public Step {
    warnings = List.copyOf(warnings);
  }

  /** That it is not where its priority would put it. */
  Remark sunk() {
    return new Remark(
        "route_down",
        "'" + offer.route().id() + "' is observed down and comes after those that are not");
  }
}
