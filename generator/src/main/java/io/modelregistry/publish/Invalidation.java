package io.modelregistry.publish;

import io.modelregistry.render.SiteBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which paths a CDN must forget after a publish. */
public final class Invalidation {
  /** More than so many are no longer worth naming: 1,000 a month are free of charge. */
  private static final int MOST_PATHS = 100;

  /** CloudFront works on at most so many wildcards at a time. */
  private static final int MOST_WILDCARDS = 15;

  private static final String INDEX = "index.html";

  /** New objects cannot be cached yet, and those that are held back are still right. */
  private static final Set<Reason> STALE =
      EnumSet.of(
          Reason.CONTENT,
          Reason.ENCODING,
          Reason.UNKNOWN,
          Reason.ALTERED,
          Reason.HEADERS,
          Reason.GONE,
          Reason.DUE);

  private Invalidation() {}

  /**
   * The fewest paths that cover what changed: each by its name, else whole top folders, else all. A
   * page has two, as readers ask for it and as it is stored.
   *
   * @param base where the site's root is on the CDN
   * @return sorted; empty when nothing that could be cached has changed
   */
  public static List<String> paths(PublishPlan plan, SiteBase base) {
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> folders = new TreeSet<>();
    for (PublishPlan.Step step : plan.steps()) {
      if (!STALE.contains(step.reason())) {
        continue;
      }
      String key = step.key();
      names.add(base.link(encoded(key)));
      if (key.equals(INDEX) || key.endsWith("/" + INDEX)) {
        names.add(base.link(encoded(key.substring(0, key.length() - INDEX.length()))));
      }
      int slash = key.indexOf('/');
      folders.add(base.link(slash < 0 ? encoded(key) : encoded(key.substring(0, slash + 1)) + "*"));
      if (key.equals(INDEX)) {
        folders.add(base.path());
      }
    }
    if (names.size() <= MOST_PATHS) {
      return List.copyOf(names);
    }
    return folders.size() <= MOST_WILDCARDS ? List.copyOf(folders) : List.of(base.link("*"));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
  }
}
