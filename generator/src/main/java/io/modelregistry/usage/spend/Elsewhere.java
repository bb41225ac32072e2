package io.modelregistry.usage.spend;

import io.modelregistry.derive.price.Cost;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Costing;
import io.modelregistry.derive.price.PriceContext;
import io.modelregistry.derive.price.Tariff;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.usage.Traffic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What the same traffic would have cost on other routes of the same model. */
final class Elsewhere {

  private final Registry registry;
  private final Function<EffectiveRoute, Tariff> tariffs;
  private final Map<Object, Part> traffic = new LinkedHashMap<>();

  /**
   * @param tariffs what a route charges
   */
  Elsewhere(Registry registry, Function<EffectiveRoute, Tariff> tariffs) {
    this.registry = registry;
    this.tariffs = tariffs;
  }

  /** Traffic of one route in the same circumstances. */
  private static final class Part {
    private final EffectiveRoute route;
    private final PriceContext context;
    private final String currency;
    private final Map<Unit, Long> counts = new TreeMap<>();
    private BigDecimal cost = BigDecimal.ZERO;
    private long calls;
    private long largest;

    Part(EffectiveRoute route, PriceContext context, String currency) {
      this.route = route;
      this.context = context;
      this.currency = currency;
    }
  }

  /**
   * Adds calls that have a whole price.
   *
   * @param key the same for all traffic in the same circumstances
   */
  void add(Object key, EffectiveRoute route, PriceContext context, Traffic more, Cost cost) {
    Part sum = traffic.computeIfAbsent(key, k -> new Part(route, context, cost.currency()));
    more.usage().counts().forEach((unit, count) -> sum.counts.merge(unit, count, Long::sum));
    if (!more.usage().counts().containsKey(Units.REQUEST)) {
      sum.counts.merge(Units.REQUEST, more.calls(), Long::sum);
    }
    sum.cost = sum.cost.add(cost.total());
    sum.calls += more.calls();
    sum.largest = Math.max(sum.largest, more.largest());
  }

  /** Routes whose traffic would have cost less elsewhere, the largest saving first. */
  List<SpendReport.Saving> savings() {
    Map<String, List<Part>> byRoute = new TreeMap<>();
    traffic
        .values()
        .forEach(sum -> byRoute.computeIfAbsent(sum.route.id(), id -> new ArrayList<>()).add(sum));
    List<SpendReport.Saving> savings = new ArrayList<>();
    byRoute.values().forEach(parts -> saving(parts).ifPresent(savings::add));
    savings.sort(
        Comparator.comparing(SpendReport.Saving::saved)
            .reversed()
            .thenComparing(SpendReport.Saving::routeId));
    return savings;
  }

  private Optional<SpendReport.Saving> saving(List<Part> parts) {
    EffectiveRoute route = parts.get(0).route;
    BigDecimal cost =
        parts.stream().map(part -> part.cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    long calls = parts.stream().mapToLong(part -> part.calls).sum();
    long largest = parts.stream().mapToLong(part -> part.largest).max().orElse(0);
    return registry.routesOfModel(route.model().id()).stream()
        .filter(other -> !other.id().equals(route.id()) && replaces(route, other, largest))
        .flatMap(other -> cost(other, parts).map(c -> Map.entry(other, c)).stream())
        .filter(entry -> entry.getValue().compareTo(cost) < 0)
        .min(
            Map.Entry.<EffectiveRoute, BigDecimal>comparingByValue()
                .thenComparing(Map.Entry::getKey, EffectiveRoute.CHAIN_ORDER))
        .map(
            entry ->
                new SpendReport.Saving(
                    route.id(),
                    entry.getKey().id(),
                    parts.get(0).currency,
                    calls,
                    cost,
                    entry.getValue()));
  }

  /**
   * Whether the other can be called today, takes such prompts, and can all that this one can. What
   * is free has limits that paid traffic would not keep.
   */
  private boolean replaces(EffectiveRoute route, EffectiveRoute other, long largest) {
    Long window = other.limits().contextWindow();
    return other.isCallable()
        && (route.isFree() || !other.isFree())
        && registry.isUsable(other.model())
        && (window == null || window >= largest)
        && route.capabilities().entrySet().stream()
            .allMatch(
                each ->
                    !each.getValue()
                        || Boolean.TRUE.equals(other.capabilities().get(each.getKey())));
  }

  private Optional<BigDecimal> cost(EffectiveRoute other, List<Part> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Part part : parts) {
      CostAnswer answer =
          Costing.of(tariffs.apply(other).price(part.context), Usage.together(part.counts));
      if (!(answer instanceof CostAnswer.Priced priced)
          || !priced.cost().isComplete()
          || !priced.cost().currency().equals(part.currency)) {
        return Optional.empty();
      }
      sum = sum.add(priced.cost().total());
    }
    return Optional.of(sum);
  }
}
