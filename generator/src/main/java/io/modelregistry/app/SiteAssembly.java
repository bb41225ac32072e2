package io.modelregistry.app;

import io.modelregistry.history.History;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.api.RevisionRenderer;
import io.modelregistry.render.feed.FeedRenderer;
import io.modelregistry.render.html.ApiDoc;
import io.modelregistry.render.html.CatalogRenderer;
import io.modelregistry.render.html.Documentation;
import io.modelregistry.render.storage.StorageRenderer;
import io.modelregistry.validate.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the parts of the site together: API, storage tree, catalog, and last the revision. */
final class SiteAssembly {
  private final SiteBase base;
  private final CatalogRenderer catalog;

  SiteAssembly(SiteBase base, CatalogRenderer catalog) {
    this.base = base;
    this.catalog = catalog;
  }

  Site assemble(Registry registry, History history, Reading reading) {
    List<Artifact> artifacts = new ArrayList<>(new ApiRenderer(base).render(registry, history));
    Documentation documentation = new Documentation(Rules.all(), apiDocs(artifacts));
    artifacts.addAll(new StorageRenderer().render(registry));
    artifacts.addAll(catalog.render(registry, history, base, documentation));
    artifacts.addAll(new FeedRenderer(registry, history, base).render());
    artifacts.add(
        new RevisionRenderer(base)
            .render(artifacts, reading.snapshot().provenance(), registry.asOf()));
    return new Site(artifacts);
  }

  /** Each address with one that exists, so that a reader can click it. */
  private static List<ApiDoc> apiDocs(List<Artifact> artifacts) {
    return Arrays.stream(ApiRoute.values())
        .map(
            route ->
                new ApiDoc(
                    ApiRoute.ROOT + route.template(),
                    route.description(),
                    example(route, artifacts)))
        .toList();
  }

  private static String example(ApiRoute route, List<Artifact> artifacts) {
    if (route.isDynamic()) {
      return "";
    }
    if (!route.template().contains("{")) {
      return route.path();
    }
    return artifacts.stream()
        .map(Artifact::path)
        .filter(route::matches)
        .sorted()
        .findFirst()
        .orElse("");
  }
}
