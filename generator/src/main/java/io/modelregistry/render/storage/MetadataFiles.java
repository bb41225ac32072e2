package io.modelregistry.render.storage;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.PriceJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What lies across entities: where each is, who can do what, what everything costs. */
final class MetadataFiles {
  private final Registry registry;
  private final CapabilityMatrix capabilities;

  MetadataFiles(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  void render(Consumer<Artifact> out) {
    out.accept(Artifact.text("metadata/index.json", JsonText.pretty(index())));
    out.accept(Artifact.text("metadata/capabilities.json", JsonText.pretty(capabilities())));
    out.accept(Artifact.text("metadata/pricing.json", JsonText.pretty(pricing())));
  }

  private ObjectNode index() {
    return new ObjectBuilder()
        .node(
            EntityKind.PLATFORM.plural(),
            byId(
                registry.platforms(),
                Platform::id,
                each -> entry(StoragePaths.of(each), each.name(), each.status().word())))
        .node(
            EntityKind.PROVIDER.plural(),
            byId(
                registry.providers(),
                Provider::id,
                each -> entry(StoragePaths.of(each), each.name(), each.status().word())))
        .node(
            EntityKind.MODEL.plural(),
            byId(
                registry.models(),
                Model::id,
                each -> entry(StoragePaths.of(each), each.name(), each.status().word())))
        .node(
            EntityKind.ROUTE.plural(),
            byId(
                registry.routes(),
                EffectiveRoute::id,
                each ->
                    entry(StoragePaths.byModel(each), name(each), each.authored().status().word())))
        .build();
  }

  private static <T> ObjectNode byId(
      Collection<T> all, Function<T, String> id, Function<T, ObjectNode> entry) {
    ObjectBuilder entries = new ObjectBuilder();
    all.forEach(each -> entries.node(id.apply(each), entry.apply(each)));
    return entries.build();
  }

  /** A route has no name of its own. */
  private static String name(EffectiveRoute route) {
    String name = route.model().name() + " on " + route.platform().name();
    return route.authored().variant().map(variant -> name + " (" + variant + ")").orElse(name);
  }

  private static ObjectNode entry(String path, String name, String status) {
    return new ObjectBuilder().text("path", path).text("name", name).text("status", status).build();
  }

  private ObjectNode capabilities() {
    ObjectBuilder builder = new ObjectBuilder();
    capabilities.keys().forEach(key -> builder.allWords(key, capabilities.modelsWith(key)));
    return builder.build();
  }

  private ObjectNode pricing() {
    ObjectBuilder models = new ObjectBuilder();
    for (Model model : registry.models()) {
      Map<String, List<ObjectNode>> platforms = new TreeMap<>();
      for (EffectiveRoute route : registry.routesOfModel(model.id())) {
        platforms.computeIfAbsent(route.platform().id(), id -> new ArrayList<>()).add(offer(route));
      }
      ObjectBuilder byPlatform = new ObjectBuilder();
      platforms.forEach(byPlatform::list);
      models.node(model.id(), byPlatform.build());
    }
    return models.build();
  }

  private static ObjectNode offer(EffectiveRoute route) {
    Pricing pricing = route.pricing();
    return new ObjectBuilder()
        .text("route_id", route.id())
        .object("pricing", pricing == null ? null : PriceJson.of(pricing))
        .build();
  }
}
