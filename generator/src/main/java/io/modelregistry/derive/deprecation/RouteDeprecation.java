package io.modelregistry.derive.deprecation;

import io.modelregistry.registry.EffectiveRoute;
import java.time.LocalDate;
import java.util.List;

/**
 * One route that is going or gone while its model lives on: a platform lets go of it.
 *
 * @param lastDay the last day it can be called, before its model's
 * @param others active routes of the same model, by priority, then id
 */
public record RouteDeprecation(
    EffectiveRoute route, LocalDate lastDay, Deprecation.Phase phase, List<EffectiveRoute> others) {
  public RouteDeprecation {
    others = List.copyOf(others);
  }

  /** Whether its day is over and its file still says that it is active. */
  public boolean isBroken() {
    return phase == Deprecation.Phase.PAST && route.isSwitchedOn();
  }
}
