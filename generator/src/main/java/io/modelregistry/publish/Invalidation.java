package io.modelregistry.publish;

import io.modelregistry.render.SiteBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which paths a CDN must forget after a publish. */
final class Invalidation {
  /** More than so many are no longer worth naming: 1,000 a month are free of charge. */
  private static final int MOST_PATHS = 100;

  /** CloudFront works on at most so many wildcards at a time. */
  private static final int MOST_WILDCARDS = 15;

  private static final String WILDCARD = "*";
  private static final String INDEX = "index.html";

  private Invalidation() {}

  /**
   * The fewest paths that cover what changed: each by its name, else whole top folders, else all. A
   * page has two, as readers ask for it and as it is stored.
   *
   * @param keys of what changed
   * @param earlier paths of earlier runs that the CDN may not have been told of
   * @param base where the site's root is on the CDN
   * @return sorted; empty when nothing that could be cached has changed
   */
  static List<String> paths(Collection<String> keys, List<String> earlier, SiteBase base) {
    SortedSet<String> names = new TreeSet<>(earlier);
    SortedSet<String> folders = new TreeSet<>();
    for (String path : earlier) {
      folders.add(path.endsWith(WILDCARD) ? path : folder(path, base));
    }
    for (String key : keys) {
      names.add(base.link(encoded(key)));
      if (key.equals(INDEX) || key.endsWith("/" + INDEX)) {
        names.add(base.link(encoded(key.substring(0, key.length() - INDEX.length()))));
      }
      folders.add(folder(base.link(encoded(key)), base));
      if (key.equals(INDEX)) {
        folders.add(base.path());
      }
    }
    String all = base.link(WILDCARD);
    if (names.contains(all)) {
      return List.of(all);
    }
    List<String> wildcards = names.stream().filter(name -> name.endsWith(WILDCARD)).toList();
    names.removeIf(name -> wildcards.stream().anyMatch(wildcard -> isPartOf(name, wildcard)));
    if (names.size() <= MOST_PATHS && wildcards.size() <= MOST_WILDCARDS) {
      return List.copyOf(names);
    }
    return folders.size() <= MOST_WILDCARDS ? List.copyOf(folders) : List.of(all);
  }

  private static boolean isPartOf(String name, String wildcard) {
    return !name.equals(wildcard)
        && name.startsWith(wildcard.substring(0, wildcard.length() - WILDCARD.length()));
  }

  /** All of the top folder that a path is in; the path itself when it is in none. */
  private static String folder(String path, SiteBase base) {
    int slash = path.indexOf('/', base.path().length());
    return slash < 0 ? path : path.substring(0, slash + 1) + WILDCARD;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("%2F", "/")
        .replace("+", "%20")
        .replace(WILDCARD, "%2A");
  }
}
