package io.modelregistry.app;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site by path, and what each path of a URL means in it. Immutable. */
final class ServedSite {
  private static final String API = "api/";

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

  static boolean isApi(String path) {
    return path.startsWith(API) || path.equals("api");
  }

  /**
   * What a path below the site's root asks for: a file, an API resource without its ending, or a
   * folder's index.
   */
  Optional<Artifact> find(String path) {
    Artifact exact = byPath.get(path);
    if (exact != null || path.isEmpty() || path.endsWith("/")) {
      return Optional.ofNullable(exact == null ? index(path) : exact);
    }
    if (!isApi(path)) {
      return Optional.empty();
    }
    Artifact resource = byPath.get(path + ".json");
    return Optional.ofNullable(resource == null ? byPath.get(path + "/index.json") : resource);
  }

  private @Nullable Artifact index(String folder) {
    Artifact page = byPath.get(folder + "index.html");
    return page == null ? byPath.get(folder + "index.json") : page;
  }

  /** Whether a page answers when the path gets the slash that it lacks. */
  boolean isPageWithoutSlash(String path) {
    return !path.isEmpty() && !path.endsWith("/") && byPath.containsKey(path + "/index.html");
  }

  /** The strong ETag, quotes included. */
  String tag(Artifact artifact) {
    return '"' + artifact.sha256().substring(0, 32) + '"';
  }

  Optional<Artifact> notFound(String path) {
    return Optional.ofNullable(
        byPath.get(isApi(path) ? "api/registry/errors/404.json" : "404.html"));
  }
}
