package io.modelregistry.derive.price;

import io.modelregistry.derive.Charges;
import io.modelregistry.derive.Tariffs;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Unit;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The tariffs of a registry's routes at its instant. Building them takes a while; asking what a
 * request costs on a hundred thousand routes takes about a millisecond.
 */
public final class RouteTariffs implements Tariffs {
  private final List<EffectiveRoute> routes;
  private final PriceContext context;
  private final LinearRates linear;

  private RouteTariffs(List<EffectiveRoute> routes, PriceContext context) {
    this.routes = routes;
    this.context = context;
    this.linear = LinearRates.of(routes, context);
  }

  /**
   * Looks at all routes, whatever their status.
   *
   * @param hourly whether special hours of the day count
   */
  public static RouteTariffs of(Registry registry, boolean hourly) {
    return new RouteTariffs(
        List.copyOf(registry.routes()),
        new PriceContext(registry.asOf(), hourly, null, null, null));
  }

  @Override
  public Charges charges(Workload workload) {
    return new WorkloadCharges(routes, context, linear, workload);
  }

  @Override
  public Optional<BigDecimal> rate(int place, Unit unit, String currency) {
    Price price = CurrentPrice.of(routes.get(place).pricing(), context);
    if (price instanceof Price.Free free) {
      return Optional.of(BigDecimal.ZERO).filter(zero -> free.currency().equals(currency));
    }
    return price instanceof Price.Metered metered && metered.currency().equals(currency)
        ? Optional.ofNullable(metered.rates().get(unit))
        : Optional.empty();
  }

  @Override
  public boolean areHourly() {
    return context.hourly();
  }
}
