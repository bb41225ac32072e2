package io.modelregistry.render.storage;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Pricing;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.PriceJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    ObjectBuilder platforms = new ObjectBuilder();
    registry
        .platforms()
        .forEach(
            platform ->
                platforms.node(
                    platform.id(),
                    entry(StoragePaths.of(platform), platform.name(), platform.status().word())));
    ObjectBuilder providers = new ObjectBuilder();
    registry
        .providers()
        .forEach(
            provider ->
                providers.node(
                    provider.id(),
                    entry(StoragePaths.of(provider), provider.name(), provider.status().word())));
    ObjectBuilder models = new ObjectBuilder();
    registry
        .models()
        .forEach(
            model ->
                models.node(
                    model.id(),
                    entry(StoragePaths.of(model), model.name(), model.status().word())));
    ObjectBuilder routes = new ObjectBuilder();
    registry
        .routes()
        .forEach(
            route ->
                routes.node(
                    route.id(),
                    entry(
                        StoragePaths.byModel(route),
                        name(route),
                        route.authored().status().word())));
    return new ObjectBuilder()
        .node(EntityKind.PLATFORM.plural(), platforms.build())
        .node(EntityKind.PROVIDER.plural(), providers.build())
        .node(EntityKind.MODEL.plural(), models.build())
        .node(EntityKind.ROUTE.plural(), routes.build())
        .build();
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
