package io.modelregistry.render.compat;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who serves models, as most lists have it: a platform, or a provider through its own API.
 *
 * @param api where it is called; null is unknown
 * @param environmentVariable the name of the variable that holds its key; null is unknown
 * @param docs for people; null is unknown
 * @param routes by model string; of several with the same the one that is tried first
 */
record Serving(
    String id,
    String name,
    @Nullable String api,
    @Nullable String environmentVariable,
    @Nullable String docs,
    Map<String, EffectiveRoute> routes) {

  /** All who serve something, by id. What runs on one's own machine is nobody's offer. */
  static List<Serving> all(Registry registry) {
    Map<String, Serving> servings = new TreeMap<>();
    for (Platform platform : registry.platforms()) {
      if (!platform.id().equals(Platform.DIRECT) && !platform.id().equals(Platform.LOCAL)) {
        servings.put(
            platform.id(),
            new Serving(
                platform.id(),
                platform.name(),
                platform.baseUrl(),
                variable(platform.authConfig()),
                platform.docsUrl(),
                new TreeMap<>()));
      }
    }
    List<EffectiveRoute> routes = new ArrayList<>(registry.routes());
    routes.sort(EffectiveRoute.CHAIN_ORDER);
    for (EffectiveRoute route : routes) {
      boolean direct = route.platform().id().equals(Platform.DIRECT);
      if (route.isActive() && !route.platform().id().equals(Platform.LOCAL)) {
        Serving serving =
            servings.computeIfAbsent(
                direct ? route.provider().id() : route.platform().id(),
                id -> ofProvider(route.provider()));
        serving.routes.putIfAbsent(route.modelString(), route);
      }
    }
    return servings.values().stream().filter(serving -> !serving.routes.isEmpty()).toList();
  }

  private static Serving ofProvider(Provider provider) {
    return new Serving(
        provider.id(),
        provider.name(),
        provider.directApiUrl(),
        variable(provider.authConfig()),
        provider.docsUrl(),
        new TreeMap<>());
  }

  private static @Nullable String variable(@Nullable AuthConfig auth) {
    return auth == null ? null : auth.envVar();
  }
}
