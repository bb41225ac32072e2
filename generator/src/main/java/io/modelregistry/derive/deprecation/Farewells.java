package io.modelregistry.derive.deprecation;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is announced, what is past, who still depends on it, and what is broken by it.
 *
 * @param announced models whose last day is still to come, by that day
 * @param past models whose last day is over, by that day
 * @param undated models that are deprecated with no last day, by id
 * @param routes routes that go before their model, by that day: to come, or over and still active
 * @param broken what is in use and points to a model whose last day is over, by id
 */
public record Farewells(
    List<Entry> announced,
    List<Entry> past,
    List<Entry> undated,
    List<RouteDeprecation> routes,
    List<Broken> broken) {
  public Farewells {
    announced = List.copyOf(announced);
    past = List.copyOf(past);
    undated = List.copyOf(undated);
    routes = List.copyOf(routes);
    broken = List.copyOf(broken);
  }

  /**
   * One model that is going or gone, and who depends on it.
   *
   * @param deprecation with its active routes, which are its fallback chain
   * @param replacing models that name it as their replacement, by id
   */
  public record Entry(Deprecation deprecation, List<Model> replacing) {
    public Entry {
      replacing = List.copyOf(replacing);
    }

    /** Whether anything that is in use depends on it. */
    public boolean isDependedOn() {
      return !deprecation.dependents().isEmpty() || !replacing.isEmpty();
    }
  }

  /** In which way something points to a model. */
  public enum Pointer {
    /** An active route serves it. */
    ROUTE,
    /** A model in use names it as its replacement. */
    REPLACED_BY,
    /** The model says of itself that it is in use. */
    STATUS,
    /** The route itself has ended, its model has not, and it says of itself that it is in use. */
    ENDED_ROUTE;

    /** The word in output: {@code replaced_by}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something in use that points to a model whose last day is over, or is a route whose own is.
   *
   * @param id of the route, or of the model that points
   * @param model what it points to
   * @param lastDay of the model, or of the route
   */
  public record Broken(Pointer pointer, String id, Model model, LocalDate lastDay) {}

  /**
   * Looks at a registry as of its day.
   *
   * @param within which models to look at
   * @param days how far to look ahead; empty as far as anything is announced
   */
  public static Farewells of(Registry registry, Predicate<Model> within, Optional<Integer> days) {
    Deprecations all = Deprecations.of(registry);
    Map<String, List<Model>> replacing = new TreeMap<>();
    for (Model model : registry.models()) {
      if (model.replacedBy() != null) {
        replacing.computeIfAbsent(model.replacedBy(), id -> new ArrayList<>()).add(model);
      }
    }
    LocalDate horizon = days.map(number -> registry.today().plusDays(number)).orElse(LocalDate.MAX);
    List<Entry> past = entries(all, Deprecation.Phase.PAST, within, replacing);
    List<RouteDeprecation> routes =
        all.routes().stream()
            .filter(entry -> within.test(entry.route().model()))
            .filter(
                entry ->
                    entry.phase() == Deprecation.Phase.PAST
                        ? entry.isBroken()
                        : !entry.lastDay().isAfter(horizon))
            .toList();
    return new Farewells(
        entries(all, Deprecation.Phase.UPCOMING, within, replacing).stream()
            .filter(entry -> !entry.deprecation().lastDay().orElse(LocalDate.MAX).isAfter(horizon))
            .toList(),
        past,
        entries(all, Deprecation.Phase.UNDATED, within, replacing),
        routes,
        broken(past, routes, all));
  }

  private static List<Entry> entries(
      Deprecations all,
      Deprecation.Phase phase,
      Predicate<Model> within,
      Map<String, List<Model>> replacing) {
    return all.in(phase).stream()
        .filter(entry -> within.test(entry.model()))
        .map(entry -> new Entry(entry, replacing.getOrDefault(entry.model().id(), List.of())))
        .toList();
  }

  private static List<Broken> broken(
      List<Entry> past, List<RouteDeprecation> routes, Deprecations all) {
    List<Broken> broken = new ArrayList<>();
    for (RouteDeprecation each : routes) {
      if (each.isBroken()) {
        EffectiveRoute route = each.route();
        broken.add(new Broken(Pointer.ENDED_ROUTE, route.id(), route.model(), each.lastDay()));
      }
    }
    for (Entry entry : past) {
      Model model = entry.deprecation().model();
      LocalDate lastDay = Objects.requireNonNull(model.deprecationDate());
      for (EffectiveRoute route : entry.deprecation().dependents()) {
        broken.add(new Broken(Pointer.ROUTE, route.id(), model, lastDay));
      }
      for (Model other : entry.replacing()) {
        if (canBeCalled(other, all)) {
          broken.add(new Broken(Pointer.REPLACED_BY, other.id(), model, lastDay));
        }
      }
      if (model.status() != Lifecycle.DEPRECATED) {
        broken.add(new Broken(Pointer.STATUS, model.id(), model, lastDay));
      }
    }
    broken.sort(Comparator.comparing(Broken::id).thenComparing(Broken::pointer));
    return broken;
  }

  private static boolean canBeCalled(Model model, Deprecations all) {
    return all.of(model.id())
        .map(Deprecation::phase)
        .filter(phase -> phase == Deprecation.Phase.PAST)
        .isEmpty();
  }
}
