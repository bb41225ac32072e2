package io.modelregistry.render.api;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Deprecations;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.RegistryJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What is going and what is gone. */
final class LifecycleResources {
  private static final Comparator<Tombstone> BY_ID_AND_KIND =
      Comparator.comparing(Tombstone::id).thenComparing(Tombstone::kind);

  private final Registry registry;
  private final Envelope envelope;

  LifecycleResources(Registry registry, Envelope envelope) {
    this.registry = registry;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    out.accept(
        list(ApiRoute.DEPRECATIONS, "deprecations/", deprecations(Deprecations.of(registry))));
    out.accept(
        list(
            ApiRoute.TOMBSTONES,
            "deprecations/",
            registry.tombstones().stream()
                .sorted(BY_ID_AND_KIND)
                .map(RegistryJson::tombstone)
                .toList()));
  }

  private Artifact list(ApiRoute route, String page, List<ObjectNode> data) {
    return envelope.list(
        route,
        route.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()).to("html", page),
        data);
  }

  private List<ObjectNode> deprecations(Deprecations all) {
    Map<String, ObjectNode> entries = new TreeMap<>();
    all.all().forEach(entry -> entries.put(entry.model().id(), deprecation(entry)));
    // An id of a route has two hyphens, and none of a model has.
    all.routes().forEach(entry -> entries.put(entry.route().id(), deprecation(entry)));
    return List.copyOf(entries.values());
  }

  private ObjectNode deprecation(RouteDeprecation entry) {
    EffectiveRoute route = entry.route();
    return new ObjectBuilder()
        .text("kind", EntityKind.ROUTE.word())
        .text("id", route.id())
        .text("route_id", route.id())
        .text("model_id", route.model().id())
        .text("platform_id", route.platform().id())
        .text("provider_id", route.provider().id())
        .text("name", route.model().name())
        .text("status", route.authored().status().word())
        .text("deprecation_date", entry.lastDay())
        .text("phase", entry.phase().word())
        .allWords("active_routes", entry.others().stream().map(EffectiveRoute::id).toList())
        .text("href", envelope.link(ApiRoute.ROUTE.path(route.id())))
        .build();
  }

  private ObjectNode deprecation(Deprecation entry) {
    Model model = entry.model();
    return new ObjectBuilder()
        .text("kind", EntityKind.MODEL.word())
        .text("id", model.id())
        .text("model_id", model.id())
        .text("provider_id", model.providerId())
        .text("name", model.name())
        .text("status", model.status().word())
        .text("deprecation_date", model.deprecationDate())
        .text("phase", entry.phase().word())
        .text("replaced_by", model.replacedBy())
        .text("successor", entry.successor().map(Model::id).orElse(null))
        .text("migration_guide", model.migrationGuide())
        .allWords("active_routes", entry.dependents().stream().map(EffectiveRoute::id).toList())
        .text("href", envelope.link(ApiRoute.MODEL.path(model.id())))
        .build();
  }
}
