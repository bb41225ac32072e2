package io.modelregistry.render.api;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The addresses of a registry's entities, without what is there. */
public final class ApiPaths {
  private ApiPaths() {}

  /** Paths below the site's root of every address that has an entity's id in it. */
  public static SortedSet<String> of(Registry registry) {
    SortedSet<String> paths = new TreeSet<>();
    for (ApiRoute route : ApiRoute.values()) {
      ids(route, registry).forEach(id -> paths.add(route.path(id)));
    }
    return paths;
  }

  private static List<String> ids(ApiRoute route, Registry registry) {
    String template = route.template();
    if (template.contains("{model_id}")) {
      return registry.models().stream().map(Model::id).toList();
    }
    if (template.contains("{route_id}")) {
      return registry.routes().stream().map(EffectiveRoute::id).toList();
    }
    if (template.contains("{platform_id}")) {
      return registry.platforms().stream().map(Platform::id).toList();
    }
    if (template.contains("{provider_id}")) {
      return registry.providers().stream().map(Provider::id).toList();
    }
    if (template.contains("{capability}")) {
      return registry.capabilities().stream().map(Capability::key).toList();
    }
    return List.of();
  }
}
