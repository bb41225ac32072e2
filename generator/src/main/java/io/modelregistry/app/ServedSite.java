package io.modelregistry.app;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.edge.TidyUrls;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A site by path, and what each path of a URL means in it. Immutable. */
final class ServedSite {
  private final Site site;
  private final Map<String, Artifact> byPath = new HashMap<>();

  ServedSite(Site site) {
    this.site = site;
    site.artifacts().forEach(artifact -> byPath.put(artifact.path(), artifact));
  }

  /** Whether this is that very site; comparing the bytes of two would take long. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Site other) {
    return site == other;
  }

  /** What a path below the site's root asks for. */
  Optional<Artifact> find(String path) {
    return TidyUrls.object(path).map(byPath::get);
  }

  /** Whether a page answers when the path gets the slash that it lacks. */
  boolean isPageWithoutSlash(String path) {
    return TidyUrls.object(path).isEmpty() && find(path + "/").isPresent();
  }

  /** The strong ETag, quotes included. */
  String tag(Artifact artifact) {
    return '"' + artifact.sha256().substring(0, 32) + '"';
  }

  Optional<Artifact> notFound(String path) {
    return Optional.ofNullable(
        byPath.get(TidyUrls.isApi(path) ? ApiRoute.NOT_FOUND.path() : "404.html"));
  }
}
