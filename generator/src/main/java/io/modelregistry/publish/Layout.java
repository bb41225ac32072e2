package io.modelregistry.publish;

import io.modelregistry.render.MediaTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which objects a site becomes, with which headers.
 *
 * @param extensionless whether {@code api/registry/models/x} is stored beside {@code models/x.json}
 */
public record Layout(CachePolicy cache, boolean extensionless) {
  private static final String API = "api/registry/";
  private static final String JSON = ".json";

  /** The objects by key. */
  Map<String, Publication> of(SiteFiles site) {
    Map<String, Publication> publications = new TreeMap<>();
    Set<String> paths = new HashSet<>();
    for (SiteFile file : site.files()) {
      paths.add(file.path());
      publications.put(file.path(), publication(file.path(), file));
    }
    if (extensionless) {
      for (SiteFile file : site.files()) {
        String path = file.path();
        if (path.startsWith(API) && path.endsWith(JSON)) {
          String copy = path.substring(0, path.length() - JSON.length());
          if (!paths.contains(copy)) {
            publications.put(copy, publication(copy, file));
          }
        }
      }
    }
    return publications;
  }

  private Publication publication(String key, SiteFile file) {
    ObjectClass kind = ObjectClass.of(file.path());
    return new Publication(
        new StoredObject(
            key, file.sha256(), file.size(), MediaTypes.of(file.path()), cache.of(kind)),
        kind,
        file);
  }
}
