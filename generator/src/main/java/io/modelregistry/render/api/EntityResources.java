package io.modelregistry.render.api;

import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.EntityJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Platforms, providers, models and routes, each kind as a list and one by one. */
final class EntityResources {
  private final Registry registry;
  private final EntityJson entities;
  private final Envelope envelope;

  EntityResources(Registry registry, EntityJson entities, Envelope envelope) {
    this.registry = registry;
    this.entities = entities;
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    platforms(out);
    providers(out);
    models(out);
    registry.routes().forEach(route -> out.accept(route(route)));
  }

  private void platforms(Consumer<Artifact> out) {
    List<ObjectNode> all = new ArrayList<>();
    for (Platform platform : registry.platforms()) {
      ObjectNode data = entities.platform(platform);
      all.add(data);
      out.accept(
          envelope.one(
              ApiRoute.PLATFORM,
              ApiRoute.PLATFORM.path(platform.id()),
              envelope
                  .links()
                  .to("list", ApiRoute.PLATFORMS.path())
                  .to("html", "platforms/" + platform.id() + "/"),
              data));
    }
    out.accept(list(ApiRoute.PLATFORMS, all));
  }

  private void providers(Consumer<Artifact> out) {
    List<ObjectNode> all = new ArrayList<>();
    for (Provider provider : registry.providers()) {
      ObjectNode data = entities.provider(provider);
      all.add(data);
      out.accept(
          envelope.one(
              ApiRoute.PROVIDER,
              ApiRoute.PROVIDER.path(provider.id()),
              envelope
                  .links()
                  .to("list", ApiRoute.PROVIDERS.path())
                  .to("html", "providers/" + provider.id() + "/"),
              data));
    }
    out.accept(list(ApiRoute.PROVIDERS, all));
  }

  private void models(Consumer<Artifact> out) {
    List<ObjectNode> all = new ArrayList<>();
    for (Model model : registry.models()) {
      String path = ApiRoute.MODEL.path(model.id());
      all.add(entities.modelSummary(model, envelope.link(path)));
      out.accept(
          envelope.one(
              ApiRoute.MODEL,
              path,
              envelope
                  .links()
                  .to("list", ApiRoute.MODELS.path())
                  .to("html", page(model))
                  .to("routes", ApiRoute.MODEL_ROUTES.path(model.id()))
                  .to("alternatives", ApiRoute.MODEL_ALTERNATIVES.path(model.id()))
                  .to("provider", ApiRoute.PROVIDER.path(model.providerId())),
              entities.model(model)));
      out.accept(routes(model));
    }
    out.accept(list(ApiRoute.MODELS, all));
  }

  private Artifact routes(Model model) {
    List<ObjectNode> summaries =
        registry.routesOfModel(model.id()).stream()
            .sorted(Comparator.comparing(EffectiveRoute::id))
            .map(
                route ->
                    entities.routeSummary(route, envelope.link(ApiRoute.ROUTE.path(route.id()))))
            .toList();
    return envelope.list(
        ApiRoute.MODEL_ROUTES,
        ApiRoute.MODEL_ROUTES.path(model.id()),
        envelope.links().to("model", ApiRoute.MODEL.path(model.id())).to("html", page(model)),
        summaries);
  }

  private Artifact route(EffectiveRoute route) {
    return envelope.one(
        ApiRoute.ROUTE,
        ApiRoute.ROUTE.path(route.id()),
        envelope
            .links()
            .to("list", ApiRoute.MODEL_ROUTES.path(route.model().id()))
            .to("html", page(route.model()))
            .to("model", ApiRoute.MODEL.path(route.model().id()))
            .to("platform", ApiRoute.PLATFORM.path(route.platform().id()))
            .to("provider", ApiRoute.PROVIDER.path(route.provider().id())),
        entities.route(route));
  }

  private Artifact list(ApiRoute route, List<ObjectNode> data) {
    return envelope.list(
        route,
        route.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()).to("html", ""),
        data);
  }

  private static String page(Model model) {
    return "models/" + model.id() + "/";
  }
}
