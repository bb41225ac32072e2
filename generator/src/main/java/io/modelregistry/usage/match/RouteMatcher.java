package io.modelregistry.usage.match;

import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.usage.CallNames;
import io.modelregistry.usage.log.LogFormat;
import io.modelregistry.usage.log.LogFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds routes by the words of logs: route ids, model strings, ids and aliases, on the platform
 * that the log names. A route that is inactive today is found too, since it was called once.
 */
public final class RouteMatcher {
  private final Registry registry;
  private final Optional<String> defaultPlatform;
  private final Map<String, List<EffectiveRoute>> byName = new HashMap<>();
  private final Map<String, String> platforms = new HashMap<>();

  /**
   * @param defaultPlatform where calls went that do not say; empty is anywhere
   */
  public RouteMatcher(Registry registry, Optional<String> defaultPlatform) {
    this.registry = registry;
    this.defaultPlatform = defaultPlatform;
    for (EffectiveRoute route : registry.routes()) {
      add(route.modelString(), route);
    }
    for (Model model : registry.models()) {
      for (EffectiveRoute route : registry.routesOfModel(model.id())) {
        add(model.id(), route);
        model.aliases().forEach(alias -> add(alias, route));
      }
    }
    for (LogFormat format : LogFormats.known().all()) {
      format.platforms().forEach(platforms::putIfAbsent);
    }
  }

  private void add(String name, EffectiveRoute route) {
    List<EffectiveRoute> routes =
        byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>());
    if (!routes.contains(route)) {
      routes.add(route);
    }
  }

  /** A route, or why there is none. */
  public sealed interface Match {
    /** That one. */
    record Found(EffectiveRoute route) implements Match {}

    /** None; a word that programs go by. */
    record None(String reason) implements Match {}
  }

  /** The route that the words mean. */
  public Match match(CallNames names) {
    if (!names.route().isEmpty()) {
      return registry
          .route(names.route())
          .<Match>map(Match.Found::new)
          .orElse(new Match.None("unknown_route"));
    }
    Optional<String> platform = platform(names.platform());
    if (platform.isPresent() && registry.platform(platform.orElseThrow()).isEmpty()) {
      return new Match.None("unknown_platform");
    }
    Match worst = new Match.None("unknown_model");
    for (String name : words(names)) {
      List<EffectiveRoute> routes =
          byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
              .filter(route -> platform.map(route.platform().id()::equals).orElse(true))
              .toList();
      Match match = oneOf(routes, names.region(), name);
      if (match instanceof Match.Found) {
        return match;
      }
      if (!routes.isEmpty()) {
        worst = match;
      } else if (byName.containsKey(name.toLowerCase(Locale.ROOT))
          && worst.equals(new Match.None("unknown_model"))) {
        worst = new Match.None("not_on_platform");
      }
    }
    return worst;
  }

  private static Match oneOf(List<EffectiveRoute> routes, String region, String name) {
    List<EffectiveRoute> left = routes;
    // Each step tells apart what the one before left equal.
    left = narrowed(left, route -> route.modelString().equals(name));
    left = narrowed(left, route -> region.equals(String.valueOf(route.authored().region())));
    left = narrowed(left, EffectiveRoute::isSwitchedOn);
    left = narrowed(left, route -> route.authored().variant().isEmpty());
    return left.size() == 1
        ? new Match.Found(left.get(0))
        : new Match.None(left.isEmpty() ? "unknown_model" : "ambiguous_route");
  }

  private static List<EffectiveRoute> narrowed(
      List<EffectiveRoute> routes, java.util.function.Predicate<EffectiveRoute> wanted) {
    List<EffectiveRoute> fit = routes.stream().filter(wanted).toList();
    return routes.size() > 1 && !fit.isEmpty() ? fit : routes;
  }

  private Optional<String> platform(String word) {
    if (word.isEmpty()) {
      return defaultPlatform;
    }
    String folded = word.toLowerCase(Locale.ROOT);
    String id = platforms.getOrDefault(folded, folded);
    boolean provider = registry.platform(id).isEmpty() && registry.provider(id).isPresent();
    return Optional.of(provider ? Platform.DIRECT : id);
  }

  /** Both names, then each without a gateway's word before a slash. */
  private static Set<String> words(CallNames names) {
    Set<String> words = new LinkedHashSet<>();
    for (String name : List.of(names.model(), names.otherModel())) {
      if (!name.isEmpty()) {
        words.add(name);
        int slash = name.indexOf('/');
        if (slash > 0 && slash < name.length() - 1) {
          words.add(name.substring(slash + 1));
        }
      }
    }
    return words;
  }
}
