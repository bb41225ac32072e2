package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.model.Model;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /pricing/}: what every route costs, grouped by model. */
record PricingPage(
    PriceCharts charts, List<Group> groups, boolean filled, String csv, String json) {
  private static final Unit CACHE_WRITE = Units.require("cache_write_cost");
  private static final Set<Unit> OWN_COLUMN =
      Set.of(Units.INPUT, Units.OUTPUT, Units.CACHE_READ, CACHE_WRITE);

  /** A model with its routes; never empty. */
  record Group(Ref model, String id, Monogram monogram, int size, Row first, List<Row> others) {}

  /**
   * A route.
   *
   * @param other prices of other units, in words; empty when there are none
   * @param conditions when other prices hold, in words; likewise
   */
  record Row(
      Ref platform,
      String variant,
      Amount input,
      Amount output,
      Amount cacheRead,
      Amount cacheWrite,
      String other,
      String conditions,
      Badge status,
      boolean active) {
    boolean varied() {
      return !variant.isEmpty();
    }
  }

  static Page of(Facts facts) {
    List<Group> groups = groups(facts);
    Head head =
        new Head(
            "Prices",
            "Current prices of "
                + Titles.count(groups.stream().mapToInt(Group::size).sum(), "route")
                + " to "
                + Titles.count(groups.size(), "model")
                + ", per million tokens, cache and conditional prices included.",
            facts.links().absolute("pricing/"),
            List.of(new Ref("Models", facts.links().home())),
            "Prices");
    PricingPage body =
        new PricingPage(
            PriceCharts.of(facts),
            groups,
            !groups.isEmpty(),
            facts.links().to("api/registry/pricing.csv"),
            facts.links().to("api/registry/pricing.json"));
    Page page = new Page("pricing/index.html", "pricing", "pricing", head, body).with("figures");
    return body.charts().charted() ? page.withCharts() : page;
  }

  /** Models that can be called first, then by id. */
  private static List<Group> groups(Facts facts) {
    List<Model> models = new ArrayList<>(facts.registry().models());
    models.sort(
        Comparator.<Model, Boolean>comparing(model -> !facts.registry().isUsable(model))
            .thenComparing(model -> facts.offer(model).route().isEmpty())
            .thenComparing(Model::id));
    List<Group> groups = new ArrayList<>();
    for (Model model : models) {
      List<Row> rows =
          facts.registry().routesOfModel(model.id()).stream()
              .map(route -> row(route, facts))
              .toList();
      if (!rows.isEmpty()) {
        groups.add(
            new Group(
                facts.ref(model),
                model.id(),
                Monogram.of(model.providerId(), facts.providerOf(model).name()),
                rows.size(),
                rows.get(0),
                rows.subList(1, rows.size())));
      }
    }
    return groups;
  }

  private static Row row(EffectiveRoute route, Facts facts) {
    Price price = facts.price(route);
    return new Row(
        facts.ref(route.platform()),
        route.authored().variant().orElse(""),
        Amount.of(price, Units.INPUT),
        Amount.of(price, Units.OUTPUT),
        Amount.of(price, Units.CACHE_READ),
        Amount.of(price, CACHE_WRITE),
        other(price),
        conditions(route, facts),
        Badge.remarkable(route).orElseGet(() -> Badge.of(route)),
        route.isActive());
  }

  private static String other(Price price) {
    List<String> parts = new ArrayList<>();
    if (price instanceof Price.Metered metered) {
      metered
          .rates()
          .forEach(
              (unit, rate) -> {
                if (!OWN_COLUMN.contains(unit)) {
                  parts.add(
                      unit.label()
                          + " "
                          + Figures.money(rate, metered.currency())
                          + (unit.countsTokens() ? "" : " " + PriceWords.per(unit)));
                }
              });
    }
    return String.join("; ", parts);
  }

  private static String conditions(EffectiveRoute route, Facts facts) {
    return route.pricing() == null
        ? ""
        : String.join(
            "; ",
            PriceWords.clauses(route.pricing(), facts.registry().asOf()).stream()
                .map(PriceWords.Clause::when)
                .toList());
  }
}
