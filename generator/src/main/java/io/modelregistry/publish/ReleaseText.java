package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The releases at a target, for people and for programs; newest first. */
public final class ReleaseText {
  private ReleaseText() {}

  /** A line each, the current one marked; every line ends in LF. */
  public static String lines(Manifest manifest) {
    List<Release> releases = releases(manifest);
    if (releases.isEmpty()) {
      return "nothing is published there\n";
    }
    StringBuilder text = new StringBuilder();
    for (Release release : releases) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %4d  %s  %-12s  %,d objects, %,d bytes%s%n",
              release.equals(manifest.release()) ? "*" : " ",
              release.number(),
              release.publishedAt(),
              release.commit().isEmpty() ? "no commit" : shortened(release.commit()),
              release.objects(),
              release.bytes(),
              release.restores() == 0 ? "" : "  (brings back " + release.restores() + ")"));
    }
    return text.toString();
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(12, commit.length()));
  }

  /** All that is known of each. */
  public static String json(Manifest manifest) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode array = root.putArray("releases");
    for (Release release : releases(manifest)) {
      ObjectNode object = array.addObject();
      object.put("number", release.number());
      object.put("current", release.equals(manifest.release()));
      object.put("published_at", release.publishedAt().toString());
      if (!release.commit().isEmpty()) {
        object.put("commit", release.commit());
      }
      object.put("objects", release.objects());
      object.put("bytes", release.bytes());
      if (release.restores() > 0) {
        object.put("restores", release.restores());
      }
    }
    return JsonText.pretty(root);
  }

  private static List<Release> releases(Manifest manifest) {
    List<Release> releases = new ArrayList<>();
    if (manifest.release().number() > 0) {
      releases.add(manifest.release());
    }
    releases.addAll(manifest.releases());
    return releases;
  }
}
