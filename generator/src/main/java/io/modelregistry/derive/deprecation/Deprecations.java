package io.modelregistry.derive.deprecation;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every model that is deprecated or has a last day, and every route that goes before its model. */
public final class Deprecations {
  private static final Comparator<Deprecation> BY_DAY =
      Comparator.comparing((Deprecation entry) -> entry.lastDay().orElse(LocalDate.MAX))
          .thenComparing(entry -> entry.model().id());

  private static final Comparator<RouteDeprecation> ROUTES_BY_DAY =
      Comparator.comparing(RouteDeprecation::lastDay).thenComparing(entry -> entry.route().id());

  private final Map<String, Deprecation> entries;
  private final List<RouteDeprecation> routes;

  private Deprecations(Map<String, Deprecation> entries, List<RouteDeprecation> routes) {
    this.entries = entries;
    this.routes = routes;
  }

  /** Looks at all models as of the registry's day. */
  public static Deprecations of(Registry registry) {
    Map<String, Deprecation> entries = new LinkedHashMap<>();
    for (Model model : registry.models()) {
      if (model.status() == Lifecycle.DEPRECATED || model.deprecationDate() != null) {
        entries.put(model.id(), entry(model, registry));
      }
    }
    List<RouteDeprecation> routes =
        registry.routes().stream()
            .filter(EffectiveRoute::endsBeforeModel)
            .map(route -> entry(route, registry))
            .sorted(ROUTES_BY_DAY)
            .toList();
    return new Deprecations(Collections.unmodifiableMap(entries), routes);
  }

  /** All of them, by model id. */
  public Collection<Deprecation> all() {
    return entries.values();
  }

  /** Those in one phase, by last day, then id. */
  public List<Deprecation> in(Deprecation.Phase phase) {
    return entries.values().stream()
        .filter(entry -> entry.phase() == phase)
        .sorted(BY_DAY)
        .toList();
  }

  /** Routes that end before their model, by last day, then id. */
  public List<RouteDeprecation> routes() {
    return routes;
  }

  /** That of one model, if it is going or gone. */
  public Optional<Deprecation> of(String modelId) {
    return Optional.ofNullable(entries.get(modelId));
  }

  private static Deprecation entry(Model model, Registry registry) {
    Optional<LocalDate> lastDay = Optional.ofNullable(model.deprecationDate());
    return new Deprecation(
        model,
        lastDay,
        lastDay
            .map(day -> Deprecation.Phase.on(day, registry.today()))
            .orElse(Deprecation.Phase.UNDATED),
        registry.replacement(model),
        registry.successor(model),
        registry.routesOfModel(model.id()).stream().filter(EffectiveRoute::isActive).toList());
  }

  private static RouteDeprecation entry(EffectiveRoute route, Registry registry) {
    LocalDate lastDay = Objects.requireNonNull(route.deprecationDate());
    return new RouteDeprecation(
        route,
        lastDay,
        Deprecation.Phase.on(lastDay, registry.today()),
        registry.routesOfModel(route.model().id()).stream()
            .filter(other -> other.isActive() && !other.id().equals(route.id()))
            .toList());
  }
}
