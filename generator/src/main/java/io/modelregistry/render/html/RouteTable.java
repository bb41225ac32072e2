package io.modelregistry.render.html;

import io.modelregistry.derive.price.CurrentPrice;
import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceVariation;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model's routes side by side: every unit that any of them prices now or under a condition, what
 * one request costs, and what differs from the model marked.
 */
record RouteTable(List<Column> columns, List<RouteRow> rows) {

  /** A unit of price. */
  record Column(String label, String per) {}

  static RouteTable of(Model model, Facts facts) {
    List<EffectiveRoute> routes = facts.registry().routesOfModel(model.id());
    List<EffectiveRoute> chain = facts.chain(model);
    TreeSet<Unit> units = new TreeSet<>(List.of(Units.INPUT, Units.OUTPUT));
    for (EffectiveRoute route : routes) {
      units.addAll(RouteRow.rates(facts.price(route)).keySet());
      for (PriceVariation variation : facts.variations(route)) {
        units.addAll(RouteRow.rates(variation.price()).keySet());
      }
    }
    List<Unit> columns = List.copyOf(units);
    Price reference = reference(model, routes, facts);
    BigDecimal cheapest = cheapest(routes, facts).orElse(null);
    List<RouteRow> rows = new ArrayList<>();
    for (EffectiveRoute route : routes) {
      int place = chain.indexOf(route) + 1;
      rows.add(RouteRow.of(route, place, columns, reference, cheapest, facts));
    }
    return new RouteTable(
        columns.stream().map(unit -> new Column(unit.label(), PriceWords.per(unit))).toList(),
        rows);
  }

  /** What prices are compared with: the provider's own. */
  private static Price reference(Model model, List<EffectiveRoute> routes, Facts facts) {
    return routes.stream()
        .filter(route -> route.platform().id().equals(Platform.DIRECT))
        .findFirst()
        .map(facts::price)
        .orElseGet(() -> CurrentPrice.of(model.pricing(), facts.registry().asOf()));
  }

  /** What the standard request costs at least, where not even half of the routes cost so little. */
  private static Optional<BigDecimal> cheapest(List<EffectiveRoute> routes, Facts facts) {
    List<BigDecimal> costs = new ArrayList<>();
    for (EffectiveRoute route : routes) {
      BigDecimal cost = comparableCost(route, facts);
      if (cost != null) {
        costs.add(cost);
      }
    }
    Optional<BigDecimal> least = costs.stream().min(BigDecimal::compareTo);
    return least.filter(
        low -> 2 * costs.stream().filter(cost -> cost.compareTo(low) == 0).count() < costs.size());
  }

  private static @Nullable BigDecimal comparableCost(EffectiveRoute route, Facts facts) {
    String currency = facts.registry().settings().currency();
    boolean comparable =
        route.isCallable()
            && facts.price(route) instanceof Price.Metered metered
            && metered.currency().equals(currency);
    return comparable ? facts.standardCost(route).orElse(null) : null;
  }
}
