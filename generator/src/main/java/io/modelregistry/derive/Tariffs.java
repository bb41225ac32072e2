package io.modelregistry.derive;

import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** The prices of all routes of a registry at one instant, ready to be asked again and again. */
public interface Tariffs {
  /** What that request costs on each route, at the base tier and region. */
  Charges charges(Workload workload);

  /**
   * The rate of one unit on one route, below every threshold; 0 where all is free, empty where
   * there is none.
   *
   * @param place the route's place among {@link io.modelregistry.registry.Registry#routes()}
   * @param currency ISO 4217 code; a rate in another is none
   */
  Optional<BigDecimal> rate(int place, Unit unit, String currency);

  /**
   * Whether special hours of the day count. They do when somebody asked about an instant, and not
   * when about a day.
   */
  boolean areHourly();
}
