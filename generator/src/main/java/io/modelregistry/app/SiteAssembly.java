package io.modelregistry.app;

import io.modelregistry.history.History;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.StandIns;
import io.modelregistry.render.api.ApiRenderer;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.api.FileList;
import io.modelregistry.render.api.RevisionRenderer;
import io.modelregistry.render.compat.CompatRenderer;
import io.modelregistry.render.dump.DumpException;
import io.modelregistry.render.dump.DumpRenderer;
import io.modelregistry.render.feed.FeedRenderer;
import io.modelregistry.render.html.ApiDoc;
import io.modelregistry.render.html.CatalogRenderer;
import io.modelregistry.render.html.Documentation;
import io.modelregistry.render.storage.StorageRenderer;
import io.modelregistry.validate.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Puts the parts of the site together: API, storage tree, catalog, and last the revision. */
final class SiteAssembly {
  private final SiteBase base;
  private final CatalogRenderer catalog;

  SiteAssembly(SiteBase base, CatalogRenderer catalog) {
    this.base = base;
    this.catalog = catalog;
  }

  Site assemble(Registry registry, History history, Reading reading) {
    // Most of a second by themselves, while the others are made.
    CompletableFuture<List<Artifact>> copies =
        CompletableFuture.supplyAsync(() -> copies(registry));
    StandIns standIns = StandIns.of(registry);
    List<Artifact> artifacts =
        new ArrayList<>(new ApiRenderer(base).render(registry, history, standIns));
    Documentation documentation = new Documentation(Rules.all(), apiDocs(artifacts));
    artifacts.addAll(new StorageRenderer().render(registry));
    artifacts.addAll(catalog.render(registry, history, standIns, base, documentation));
    artifacts.addAll(new FeedRenderer(registry, history, base).render());
    artifacts.addAll(joined(copies));
    Artifact files = FileList.of(artifacts);
    artifacts.add(files);
    artifacts.add(
        new RevisionRenderer(base).render(files, reading.snapshot().provenance(), registry.asOf()));
    return new Site(artifacts);
  }

  /** The registry in one piece, in our own formats and in those of others. */
  private List<Artifact> copies(Registry registry) {
    List<Artifact> copies = new ArrayList<>(new DumpRenderer(base).render(registry));
    copies.addAll(new CompatRenderer().render(registry));
    return copies;
  }

  private static List<Artifact> joined(CompletableFuture<List<Artifact>> artifacts) {
    try {
      return artifacts.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DumpException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Each address with one that exists, so that a reader can click it. */
  private static List<ApiDoc> apiDocs(List<Artifact> artifacts) {
    List<ApiDoc> docs = new ArrayList<>();
    for (ApiRoute route : ApiRoute.values()) {
      docs.add(
          new ApiDoc(
              ApiRoute.ROOT + route.template(), route.description(), example(route, artifacts)));
    }
    CompatRenderer.descriptions()
        .forEach((path, description) -> docs.add(new ApiDoc(path, description, path)));
    return docs;
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
