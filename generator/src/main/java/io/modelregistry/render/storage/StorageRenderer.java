package io.modelregistry.render.storage;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.fallback.FallbackChains;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.EntityJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Renders entities as the API writes them, without its envelope. */
public final class StorageRenderer {
  /** The tree, in no particular order. */
  public List<Artifact> render(Registry registry) {
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    FallbackChains chains = FallbackChains.of(registry);
    EntityJson entities = new EntityJson(registry, capabilities);
    List<Artifact> artifacts = new ArrayList<>();
    registry
        .platforms()
        .forEach(
            platform ->
                artifacts.add(json(StoragePaths.of(platform), entities.platform(platform))));
    registry
        .providers()
        .forEach(
            provider ->
                artifacts.add(json(StoragePaths.of(provider), entities.provider(provider))));
    for (Model model : registry.models()) {
      artifacts.add(json(StoragePaths.of(model), entities.model(model)));
      byPlatform(registry, model)
          .forEach(
              (platformId, routes) ->
                  chains
                      .best(model.id(), platformId)
                      .ifPresent(
                          best ->
                              artifacts.add(
                                  json(
                                      StoragePaths.onPlatform(model, best.platform()),
                                      entities.modelOnPlatform(best, routes)))));
    }
    registry.routes().forEach(route -> routes(route, entities, artifacts::add));
    new MetadataFiles(registry, capabilities).render(artifacts::add);
    return artifacts;
  }

  /** The paths of all entities in the tree, without what is there. */
  public static SortedSet<String> paths(Registry registry) {
    FallbackChains chains = FallbackChains.of(registry);
    SortedSet<String> paths = new TreeSet<>();
    registry.platforms().forEach(platform -> paths.add(StoragePaths.of(platform)));
    registry.providers().forEach(provider -> paths.add(StoragePaths.of(provider)));
    for (Model model : registry.models()) {
      paths.add(StoragePaths.of(model));
      chains
          .chain(model.id())
          .forEach(route -> paths.add(StoragePaths.onPlatform(model, route.platform())));
    }
    for (EffectiveRoute route : registry.routes()) {
      paths.add(StoragePaths.byModel(route));
      paths.add(StoragePaths.byPlatform(route));
    }
    return paths;
  }

  /** The same bytes at both places. */
  private static void routes(EffectiveRoute route, EntityJson entities, Consumer<Artifact> out) {
    Artifact byModel = json(StoragePaths.byModel(route), entities.route(route));
    out.accept(byModel);
    out.accept(new Artifact(StoragePaths.byPlatform(route), byModel.mediaType(), byModel.bytes()));
  }

  private static Map<String, List<EffectiveRoute>> byPlatform(Registry registry, Model model) {
    Map<String, List<EffectiveRoute>> byPlatform = new TreeMap<>();
    for (EffectiveRoute route : registry.routesOfModel(model.id())) {
      byPlatform.computeIfAbsent(route.platform().id(), id -> new ArrayList<>()).add(route);
    }
    return byPlatform;
  }

  private static Artifact json(String path, ObjectNode entity) {
    return Artifact.text(path, JsonText.pretty(entity));
  }
}
