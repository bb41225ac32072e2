package io.modelregistry.render.api;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Deprecations;
import io.modelregistry.model.Model;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.RegistryJson;
import java.util.Comparator;
import java.util.List;
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
        list(
            ApiRoute.DEPRECATIONS,
            "deprecations/",
            Deprecations.of(registry).all().stream().map(this::deprecation).toList()));
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

  private ObjectNode deprecation(Deprecation entry) {
    Model model = entry.model();
    return new ObjectBuilder()
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
