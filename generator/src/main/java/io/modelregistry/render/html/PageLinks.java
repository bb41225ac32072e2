package io.modelregistry.render.html;

import io.modelregistry.render.SiteBase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses of pages, and of the JSON beside them. */
record PageLinks(SiteBase base) {
  /** Where health is published, if anybody does. */
  static final String HEALTH = "api/registry/health.json";

  /** The root-relative address of a page or file, given its path in the site. */
  String to(String path) {
    return base.link(path);
  }

  String home() {
    return base.path();
  }

  /** The absolute address where the host is known. */
  Optional<String> absolute(String path) {
    return base.absolute(path);
  }

  /** The absolute address where the host is known, else the root-relative one. */
  String best(String path) {
    return absolute(path).orElseGet(() -> to(path));
  }

  /** The whole address of a link that this gave, where the host is known. */
  String whole(String link) {
    return base.origin().map(origin -> origin + link).orElse(link);
  }

  String model(String id) {
    return to(modelPath(id));
  }

  String provider(String id) {
    return to(providerPath(id));
  }

  String platform(String id) {
    return to(platformPath(id));
  }

  /** The entity as JSON; {@code folder} is {@code models}, {@code routes} and so on. */
  String json(String folder, String id) {
    return to("api/registry/" + folder + "/" + segment(id) + ".json");
  }

  static String modelPath(String id) {
    return "models/" + segment(id) + "/";
  }

  static String providerPath(String id) {
    return "providers/" + segment(id) + "/";
  }

  static String platformPath(String id) {
    return "platforms/" + segment(id) + "/";
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
