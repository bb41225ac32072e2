package io.modelregistry.publish;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of thing a published object is: it decides how long caches keep it, and when it is
 * written. The order is that of writing: what others refer to comes first.
 */
public enum ObjectClass {
  /** Named by the hash of its bytes, so that it never changes. */
  ASSET("public, max-age=31536000, immutable"),
  /** One platform, provider, model, route or capability as JSON. */
  ENTITY("public, max-age=300, stale-while-revalidate=86400"),
  /** All other data: lists, indexes, prices, schemas, dumps. */
  LIST("public, max-age=300, stale-while-revalidate=86400"),
  /** Pages, and what they need that is not named by its hash. */
  HTML("public, max-age=120, stale-while-revalidate=3600"),
  /** What programs poll for news. */
  FEED("public, max-age=60"),
  /** Which revision is published; written after all that it speaks of. */
  REVISION("public, max-age=30");

  private static final Pattern HASHED =
      Pattern.compile("assets/(.*/)?[^/]+[.-][0-9a-f]{8,64}\\.[a-z0-9]+");

  private static final Pattern ENTITY_PATH =
      Pattern.compile(
          "(api/registry/)?(platforms|providers|models|routes)/.+\\.json"
              + "|api/registry/capabilities/[^/]+\\.json");

  private static final Pattern ENTRY =
      Pattern.compile("index\\.html|sitemap\\.xml|(api/registry|metadata)/index(\\.json)?");

  /** What lies directly below a root, and index pages one folder deeper. */
  private static final Pattern TOP =
      Pattern.compile("((api/registry|metadata|compat)/)?[^/]+|[^/]+/index\\.html");

  private static final List<String> DATA = List.of("api/", "metadata/", "compat/");

  private final String defaultCacheControl;

  ObjectClass(String defaultCacheControl) {
    this.defaultCacheControl = defaultCacheControl;
  }

  /** Its name in {@code registry.json}: {@code asset}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String defaultCacheControl() {
    return defaultCacheControl;
  }

  /**
   * How many others may refer to a new object before it can be found: 0 for assets, 1 for what
   * lists name, 2 for lists, their pages and feeds, 3 for the revision, 4 for where readers and
   * programs enter. Written in this order, what can be found never refers to what is not there yet;
   * the entrances alone refer to each other.
   */
  int level(String key) {
    if (ENTRY.matcher(key).matches()) {
      return 4;
    }
    return switch (this) {
      case ASSET -> 0;
      case REVISION -> 3;
      case FEED -> 2;
      case ENTITY -> 1;
      case LIST, HTML -> TOP.matcher(key).matches() ? 2 : 1;
    };
  }

  /** The class of a file of the site, by its path. */
  public static ObjectClass of(String path) {
    if (path.equals("api/registry/revision.json")) {
      return REVISION;
    }
    if (path.startsWith("feeds/")) {
      return FEED;
    }
    // A site has many thousand paths, and most of them need no closer look.
    if (path.startsWith("assets/") && HASHED.matcher(path).matches()) {
      return ASSET;
    }
    if (path.endsWith(".json") && ENTITY_PATH.matcher(path).matches()) {
      return ENTITY;
    }
    return DATA.stream().anyMatch(path::startsWith) ? LIST : HTML;
  }
}
