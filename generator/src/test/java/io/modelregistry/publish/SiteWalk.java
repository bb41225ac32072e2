package io.modelregistry.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks a site as readers and programs do, from its entrances along all that they refer to: pages
 * by their links, the API by its addresses, the storage tree by its index.
 */
public final class SiteWalk {
  /** Where a walk begins. */
  public static final Set<String> ENTRANCES =
      Set.of("index.html", "api/registry/index.json", "metadata/index.json", "sitemap.xml");

  /** It is published on its own, and may be missing. */
  private static final String HEALTH = "api/registry/health.json";

  private static final Pattern LOCATION = Pattern.compile("<loc>([^<]*)</loc>");

  private final String origin;
  private final Map<String, Set<String>> references = new HashMap<>();

  /**
   * @param origin of absolute links into the site: {@code https://registry.example.com}
   */
  public SiteWalk(String origin) {
    this.origin = origin;
  }

  /**
   * What is referred to and not there: {@code index.html -> models/x/index.html}.
   *
   * @param site what is there: text by key
   */
  public Set<String> dangling(Map<String, String> site) {
    Set<String> dangling = new TreeSet<>();
    Set<String> found = new TreeSet<>(ENTRANCES);
    found.retainAll(site.keySet());
    Deque<String> ahead = new ArrayDeque<>(found);
    while (!ahead.isEmpty()) {
      String from = ahead.remove();
      for (String to : references(from, site.getOrDefault(from, ""))) {
        if (!site.containsKey(to)) {
          dangling.add(from + " -> " + to);
        } else if (found.add(to)) {
          ahead.add(to);
        }
      }
    }
    return dangling;
  }

  /** All that can be found where nothing is missing. */
  public Set<String> reachable(Map<String, String> site) {
    Set<String> found = new TreeSet<>(ENTRANCES);
    Deque<String> ahead = new ArrayDeque<>(found);
    while (!ahead.isEmpty()) {
      String from = ahead.remove();
      for (String to : references(from, site.getOrDefault(from, ""))) {
        if (found.add(to)) {
          ahead.add(to);
        }
      }
    }
    return found;
  }

  private Set<String> references(String key, String text) {
    return references.computeIfAbsent(key + "\n" + text, same -> read(key, text));
  }

  private Set<String> read(String key, String text) {
    Set<String> found = new TreeSet<>();
    if (key.endsWith(".html")) {
      for (Element element : Jsoup.parse(text).select("[href], [src]")) {
        key(element.hasAttr("href") ? element.attr("href") : element.attr("src"))
            .ifPresent(found::add);
      }
    } else if (key.equals("metadata/index.json")) {
      JsonMapper.shared()
          .readTree(text)
          .findValues("path")
          .forEach(each -> found.add(each.asString()));
    } else if (key.startsWith("api/") && key.endsWith(".json")) {
      addresses(JsonMapper.shared().readTree(text), found);
    } else if (key.equals("sitemap.xml")) {
      LOCATION
          .matcher(text)
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(location -> key(location).ifPresent(found::add));
    }
    return found;
  }

  private void addresses(JsonNode node, Set<String> found) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals("href") && entry.getValue().isString()) {
        key(entry.getValue().asString()).ifPresent(found::add);
      } else if (entry.getKey().equals("links")) {
        entry.getValue().forEach(link -> key(link.asString("")).ifPresent(found::add));
      } else {
        addresses(entry.getValue(), found);
      }
    }
    if (node.isArray()) {
      node.forEach(each -> addresses(each, found));
    }
  }

  /** The key behind an address; empty for those of others, and for patterns of addresses. */
  private Optional<String> key(String address) {
    String path = address.startsWith(origin + "/") ? address.substring(origin.length()) : address;
    path = path.replaceFirst("[?#].*", "");
    if (!path.startsWith("/") || path.startsWith("//") || path.contains("{")) {
      return Optional.empty();
    }
    String key = path.substring(1);
    if (key.equals(HEALTH)) {
      return Optional.empty();
    }
    return Optional.of(
        key.isEmpty() || key.endsWith("/")
            ? key + (key.startsWith("api/") ? "index.json" : "index.html")
            : key);
  }
}
