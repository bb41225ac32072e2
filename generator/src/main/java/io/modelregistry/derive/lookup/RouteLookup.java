package io.modelregistry.derive.lookup;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds routes by the words that people and programs have for them. */
public final class RouteLookup {
  private final Registry registry;
  private final Hints hints;
  private final Map<String, List<EffectiveRoute>> byModelString = new HashMap<>();
  private final Map<String, TreeSet<String>> modelsByAlias = new HashMap<>();

  public RouteLookup(Registry registry) {
    this.registry = registry;
    this.hints = new Hints(registry);
    for (EffectiveRoute route : registry.routes()) {
      byModelString.computeIfAbsent(route.modelString(), name -> new ArrayList<>()).add(route);
    }
    byModelString.values().forEach(routes -> routes.sort(EffectiveRoute.CHAIN_ORDER));
    for (Model model : registry.models()) {
      Stream.concat(Stream.of(model.id()), model.aliases().stream())
          .forEach(
              alias ->
                  modelsByAlias
                      .computeIfAbsent(folded(alias), name -> new TreeSet<>())
                      .add(model.id()));
    }
  }

  /**
   * The one route that is meant.
   *
   * @throws Refusal when there is none, it is not active, or several fit
   */
  public EffectiveRoute one(RouteChoice choice) {
    List<EffectiveRoute> routes = all(choice);
    if (routes.size() > 1) {
      throw new Refusal(
          Refusal.Code.AMBIGUOUS_ROUTE,
          routes.size()
              + " routes fit: "
              + Hints.named(routes.stream().map(EffectiveRoute::id).toList())
              + "; name one by its id, or its platform");
    }
    return routes.get(0);
  }

  /**
   * All active routes that are meant, at least one, by priority, then id.
   *
   * @throws Refusal when there is none, or none is active
   */
  public List<EffectiveRoute> all(RouteChoice choice) {
    List<EffectiveRoute> routes = matching(choice);
    List<EffectiveRoute> active = routes.stream().filter(EffectiveRoute::isSwitchedOn).toList();
    if (active.isEmpty()) {
      throw new Refusal(
          Refusal.Code.ROUTE_INACTIVE,
          routes.stream()
                  .limit(Hints.MAX_NAMED)
                  .map(
                      route ->
                          "route '"
                              + route.id()
                              + "' is "
                              + status(route)
                              + ", it cannot be called")
                  .collect(Collectors.joining("; "))
              + "; ask for an active one");
    }
    return active;
  }

  private static String status(EffectiveRoute route) {
    return switch (route.authored().status()) {
      case ACTIVE -> "active";
      case INACTIVE -> "inactive";
      case MAINTENANCE -> "in maintenance";
    };
  }

  /** Whatever their status, at least one. */
  private List<EffectiveRoute> matching(RouteChoice choice) {
    if (choice instanceof RouteChoice.ById byId) {
      return List.of(hints.route(byId.routeId()));
    }
    if (choice instanceof RouteChoice.ByModel byModel) {
      Optional<String> platform = known(byModel.platformId());
      String name = byModel.model();
      return ofModel(name, platform)
          .or(() -> ofModelString(name, platform))
          .orElseThrow(() -> unknownModel(name, platform));
    }
    RouteChoice.ByModelString byString = (RouteChoice.ByModelString) choice;
    Optional<String> platform = known(byString.platformId());
    String name = byString.modelString();
    return ofModelString(name, platform)
        .or(() -> ofModel(name, platform))
        .orElseThrow(() -> unknownModel(name, platform));
  }

  private Optional<String> known(Optional<String> platformId) {
    platformId.ifPresent(hints::requirePlatform);
    return platformId;
  }

  /** Empty when no model has that id or alias. */
  private Optional<List<EffectiveRoute>> ofModel(String name, Optional<String> platform) {
    Collection<String> models =
        registry.model(name).isPresent()
            ? List.of(name)
            : modelsByAlias.getOrDefault(folded(name), new TreeSet<>());
    if (models.isEmpty()) {
      return Optional.empty();
    }
    List<EffectiveRoute> routes =
        models.stream()
            .flatMap(model -> registry.routesOfModel(model).stream())
            .filter(route -> isOn(route, platform))
            .toList();
    if (routes.isEmpty()) {
      throw noRoute(models, platform);
    }
    return Optional.of(ofOneModel(name, routes));
  }

  /** Empty when no route there has that model string. */
  private Optional<List<EffectiveRoute>> ofModelString(String name, Optional<String> platform) {
    List<EffectiveRoute> routes =
        byModelString.getOrDefault(name, List.of()).stream()
            .filter(route -> isOn(route, platform))
            .toList();
    return routes.isEmpty() ? Optional.empty() : Optional.of(ofOneModel(name, routes));
  }

  private static List<EffectiveRoute> ofOneModel(String name, List<EffectiveRoute> routes) {
    List<String> models = routes.stream().map(route -> route.model().id()).distinct().toList();
    if (models.size() > 1) {
      throw new Refusal(
          Refusal.Code.AMBIGUOUS_ROUTE,
          "'"
              + Quoted.shortened(name)
              + "' names "
              + models.size()
              + " models: "
              + Hints.named(models)
              + "; name one by its id, or the platform");
    }
    return routes;
  }

  private static boolean isOn(EffectiveRoute route, Optional<String> platform) {
    return platform.isEmpty() || route.platform().id().equals(platform.orElseThrow());
  }

  private Refusal noRoute(Collection<String> models, Optional<String> platform) {
    List<String> platforms =
        models.stream()
            .flatMap(model -> registry.routesOfModel(model).stream())
            .map(route -> route.platform().id())
            .distinct()
            .toList();
    return new Refusal(
        Refusal.Code.UNKNOWN_ROUTE,
        "model "
            + Hints.named(models)
            + " has no route"
            + platform.map(id -> " on platform '" + id + "'").orElse("")
            + (platforms.isEmpty() ? "" : "; it has one on " + Hints.named(platforms)));
  }

  private Refusal unknownModel(String name, Optional<String> platform) {
    Collection<EffectiveRoute> routes =
        platform.isPresent()
            ? registry.routesOfPlatform(platform.orElseThrow())
            : registry.routes();
    TreeSet<String> names = new TreeSet<>();
    for (EffectiveRoute route : routes) {
      names.add(route.modelString());
      names.add(route.model().id());
      names.addAll(route.model().aliases());
    }
    return new Refusal(
        Refusal.Code.UNKNOWN_MODEL,
        "no model is called '"
            + Quoted.shortened(name)
            + "'"
            + platform.map(id -> " on platform '" + id + "'").orElse("")
            + hints.of(EntityKind.MODEL, name, names));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
