package io.modelregistry.render.html;

import io.modelregistry.derive.price.CurrentPrice;
import io.modelregistry.derive.price.Price;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model's routes side by side, with every unit that any of them prices, and what differs from the
 * model marked.
 */
record RouteTable(List<Column> columns, boolean conditional, List<Row> rows) {

  /** A unit of price. */
  record Column(String label, String per) {}

  /**
   * A value and what is remarkable about it.
   *
   * @param note such as {@code −50%} or {@code model: 400,000}; empty when nothing is
   * @param lowest whether it is the lowest price of its column
   */
  record Cell(Amount amount, String note, boolean lowest) {
    boolean noted() {
      return !note.isEmpty();
    }
  }

  /** One route. */
  record Row(
      String id,
      int priority,
      Ref platform,
      String variant,
      String modelString,
      Badge status,
      Cell context,
      Cell output,
      List<Cell> prices,
      List<PriceWords.Clause> conditions) {
    boolean varied() {
      return !variant.isEmpty();
    }
  }

  static RouteTable of(Model model, Facts facts) {
    List<EffectiveRoute> routes = facts.registry().routesOfModel(model.id());
    TreeSet<Unit> units = new TreeSet<>(List.of(Units.INPUT, Units.OUTPUT));
    for (EffectiveRoute route : routes) {
      units.addAll(rates(facts.price(route)).keySet());
    }
    Price reference = reference(model, routes, facts);
    Map<Unit, BigDecimal> lowest =
        lowest(routes, facts, currency(reference).orElse(facts.registry().settings().currency()));
    List<Row> rows = new ArrayList<>();
    for (EffectiveRoute route : routes) {
      Price price = facts.price(route);
      List<Cell> cells = new ArrayList<>();
      for (Unit unit : units) {
        cells.add(price(price, unit, reference, lowest.get(unit)));
      }
      Limits own = model.limits();
      rows.add(
          new Row(
              route.id(),
              route.authored().priority(),
              facts.ref(route.platform()),
              route.authored().variant().orElse(""),
              route.modelString(),
              Badge.of(route.authored().status()),
              limit(route.limits().contextWindow(), own.contextWindow()),
              limit(route.limits().maxOutputTokens(), own.maxOutputTokens()),
              cells,
              route.pricing() == null
                  ? List.of()
                  : PriceWords.clauses(route.pricing(), facts.registry().asOf())));
    }
    return new RouteTable(
        units.stream().map(unit -> new Column(unit.label(), PriceWords.per(unit))).toList(),
        rows.stream().anyMatch(row -> !row.conditions().isEmpty()),
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

  /** The lowest price of each unit that has different ones. */
  private static Map<Unit, BigDecimal> lowest(
      List<EffectiveRoute> routes, Facts facts, String currency) {
    Map<Unit, BigDecimal> lowest = new TreeMap<>();
    Map<Unit, BigDecimal> highest = new TreeMap<>();
    for (EffectiveRoute route : routes) {
      Price price = facts.price(route);
      if (route.isCallable() && currency(price).filter(currency::equals).isPresent()) {
        rates(price).forEach((unit, rate) -> lowest.merge(unit, rate, BigDecimal::min));
        rates(price).forEach((unit, rate) -> highest.merge(unit, rate, BigDecimal::max));
      }
    }
    highest.forEach((unit, rate) -> lowest.computeIfPresent(unit, (u, low) -> lower(low, rate)));
    return lowest;
  }

  private static @Nullable BigDecimal lower(BigDecimal low, BigDecimal high) {
    return low.compareTo(high) < 0 ? low : null;
  }

  private static Cell price(Price price, Unit unit, Price reference, @Nullable BigDecimal lowest) {
    BigDecimal rate = rates(price).get(unit);
    BigDecimal base =
        currency(price).equals(currency(reference)) ? rates(reference).get(unit) : null;
    return new Cell(
        Amount.of(price, unit),
        rate == null || base == null ? "" : difference(rate, base),
        rate != null && lowest != null && lowest.compareTo(rate) == 0);
  }

  private static String difference(BigDecimal rate, BigDecimal base) {
    return base.signum() == 0 || base.compareTo(rate) == 0 ? "" : Figures.difference(rate, base);
  }

  private static Map<Unit, BigDecimal> rates(Price price) {
    return price instanceof Price.Metered metered ? metered.rates() : Map.of();
  }

  private static Optional<String> currency(Price price) {
    return price instanceof Price.Metered metered
        ? Optional.of(metered.currency())
        : Optional.empty();
  }

  private static Cell limit(@Nullable Long effective, @Nullable Long own) {
    boolean differs = effective != null && !effective.equals(own);
    String note = !differs ? "" : own == null ? "model: unknown" : "model: " + Figures.grouped(own);
    return new Cell(Amount.tokens(effective), note, false);
  }
}
