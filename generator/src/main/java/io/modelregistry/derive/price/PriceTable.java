package io.modelregistry.derive.price;

import io.modelregistry.model.Pricing;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every route's price on the registry's day, and the cheapest route of each model. */
public final class PriceTable {
  private static final Comparator<PriceRow> CHEAPEST_FIRST =
      Comparator.<PriceRow, BigDecimal>comparing(row -> row.standardCost().orElseThrow())
          .thenComparing(PriceRow::route, EffectiveRoute.CHAIN_ORDER);

  private final Map<String, PriceRow> rows;
  private final Map<String, Map<String, List<PriceRow>>> byModel;
  private final Map<String, Map<String, PriceRow>> cheapest;

  private PriceTable(
      Map<String, PriceRow> rows,
      Map<String, Map<String, List<PriceRow>>> byModel,
      Map<String, Map<String, PriceRow>> cheapest) {
    this.rows = rows;
    this.byModel = byModel;
    this.cheapest = cheapest;
  }

  /** Prices all routes, whatever their status. */
  public static PriceTable of(Registry registry) {
    Map<String, PriceRow> rows = new TreeMap<>();
    Map<String, Map<String, List<PriceRow>>> byModel = new TreeMap<>();
    Map<String, Map<String, PriceRow>> cheapest = new TreeMap<>();
    for (EffectiveRoute route : registry.routes()) {
      rows.put(route.id(), row(route, registry));
    }
    registry
        .models()
        .forEach(
            model -> {
              Map<String, List<PriceRow>> platforms = new TreeMap<>();
              Map<String, PriceRow> best = new TreeMap<>();
              for (EffectiveRoute route : registry.routesOfModel(model.id())) {
                PriceRow row = rows.getOrDefault(route.id(), row(route, registry));
                platforms.computeIfAbsent(route.platform().id(), id -> new ArrayList<>()).add(row);
                Pricing pricing = route.pricing();
                if (pricing != null && row.usable() && row.standardCost().isPresent()) {
                  best.merge(pricing.currency(), row, PriceTable::cheaper);
                }
              }
              platforms.replaceAll((platform, list) -> List.copyOf(list));
              byModel.put(model.id(), platforms);
              cheapest.put(model.id(), best);
            });
    return new PriceTable(rows, byModel, cheapest);
  }

  /** All rows, by route id. */
  public Collection<PriceRow> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /** The row of that route. */
  public Optional<PriceRow> row(String routeId) {
    return Optional.ofNullable(rows.get(routeId));
  }

  /** A model's rows by platform id, each platform's by priority, then id. */
  public Map<String, List<PriceRow>> ofModel(String modelId) {
    return Collections.unmodifiableMap(byModel.getOrDefault(modelId, Map.of()));
  }

  /**
   * By currency the model's cheapest usable route for the {@link StandardWorkload}; ties go to the
   * better priority, then to the id. A route whose cost is unknown never wins, and currencies are
   * never compared.
   */
  public Map<String, PriceRow> cheapest(String modelId) {
    return Collections.unmodifiableMap(cheapest.getOrDefault(modelId, Map.of()));
  }

  private static PriceRow cheaper(PriceRow one, PriceRow other) {
    return CHEAPEST_FIRST.compare(one, other) <= 0 ? one : other;
  }

  private static PriceRow row(EffectiveRoute route, Registry registry) {
    return new PriceRow(
        route,
        CurrentPrice.of(route.pricing(), registry.asOf()),
        StandardWorkload.charge(route.pricing(), registry.asOf()),
        route.isCallable() && registry.isUsable(route.model()));
  }
}
