package io.modelregistry.publish;

import io.modelregistry.render.MediaTypes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which objects a site becomes, with which headers.
 *
 * @param extensionless whether {@code api/registry/models/x} is stored beside {@code models/x.json}
 * @param gzip whether text is stored compressed, for stores and CDNs that do not do it themselves
 */
public record Layout(CachePolicy cache, boolean extensionless, boolean gzip) {
  private static final String API = "api/registry/";
  private static final String JSON = ".json";

  /** The largest files, which nobody asks for by a name without ending. */
  private static final String DUMPS = API + "dumps/";

  /** Less would hardly become less by it. */
  private static final int WORTH_COMPRESSING = 512;

  /** The objects by key. */
  SortedMap<String, Publication> of(SiteFiles site) {
    SortedMap<String, Publication> publications = new TreeMap<>();
    Set<String> paths = new HashSet<>();
    for (SiteFile file : site.files()) {
      paths.add(file.path());
      publications.put(file.path(), publication(file.path(), file));
    }
    if (extensionless) {
      for (SiteFile file : site.files()) {
        String path = file.path();
        if (path.startsWith(API) && path.endsWith(JSON) && !path.startsWith(DUMPS)) {
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
    String type = MediaTypes.of(file.path());
    Encoding encoding =
        gzip && file.size() >= WORTH_COMPRESSING && MediaTypes.isText(type)
            ? Encoding.GZIP
            : Encoding.IDENTITY;
    return new Publication(
        new StoredObject(key, file.sha256(), file.size(), type, cache.of(kind), encoding, ""),
        kind,
        new Publication.Source.Local(file));
  }

  /** The objects of an earlier release, just as they were. */
  static SortedMap<String, Publication> of(Manifest release) {
    SortedMap<String, Publication> publications = new TreeMap<>();
    for (Map.Entry<String, StoredObject> entry : release.objects().entrySet()) {
      String key = entry.getKey();
      boolean isCopy = key.startsWith(API) && release.objects().containsKey(key + JSON);
      publications.put(
          key,
          new Publication(
              entry.getValue().withTag(""),
              ObjectClass.of(isCopy ? key + JSON : key),
              new Publication.Source.Earlier()));
    }
    return publications;
  }
}
