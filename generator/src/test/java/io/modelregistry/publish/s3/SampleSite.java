package io.modelregistry.publish.s3;

import static io.modelregistry.publish.Sites.site;

import io.modelregistry.render.Site;

/** A small site with all that a real one has, in two states. */
final class SampleSite {
  private SampleSite() {}

  static final Site BEFORE =
      site(
          "assets/site.0123456789ab.css",
          "body {}",
          "index.html",
          page("/assets/site.0123456789ab.css", "/models/a/", "/models/old/"),
          "models/a/index.html",
          page("/assets/site.0123456789ab.css", "/", "/api/registry/models/a.json"),
          "models/old/index.html",
          page("/assets/site.0123456789ab.css", "/", "/api/registry/models/old.json"),
          "api/registry/models.json",
          list("/api/registry/models/a.json", "/api/registry/models/old.json"),
          "api/registry/models/a.json",
          "{\"links\":{\"list\":\"/api/registry/models.json\"},\"data\":{\"price\":1}}",
          "api/registry/index.json",
          list("/api/registry/models.json"),
          "metadata/index.json",
          "{\"models\":{\"old\":{\"path\":\"models/by-provider/p/old.json\"}}}",
          "models/by-provider/p/old.json",
          "{\"name\":\"old\"}",
          "api/registry/models/old.json",
          "{\"links\":{\"list\":\"/api/registry/models.json\"},\"data\":{\"price\":9}}",
          "api/registry/revision.json",
          "{\"data\":{\"commit\":\"aaaa1111\"}}");

  /** A model less and one more, another price, another style sheet. */
  static final Site AFTER =
      site(
          "assets/site.ba9876543210.css",
          "body { color: black }",
          "index.html",
          page("/assets/site.ba9876543210.css", "/models/a/", "/models/new/"),
          "models/a/index.html",
          page("/assets/site.ba9876543210.css", "/", "/api/registry/models/a.json"),
          "models/new/index.html",
          page("/assets/site.ba9876543210.css", "/", "/api/registry/models/new.json"),
          "api/registry/models.json",
          list("/api/registry/models/a.json", "/api/registry/models/new.json"),
          "api/registry/models/a.json",
          "{\"links\":{\"list\":\"/api/registry/models.json\"},\"data\":{\"price\":2}}",
          "api/registry/index.json",
          list("/api/registry/models.json"),
          "metadata/index.json",
          "{\"models\":{\"new\":{\"path\":\"models/by-provider/p/new.json\"}}}",
          "models/by-provider/p/new.json",
          "{\"name\":\"new\"}",
          "api/registry/models/new.json",
          "{\"links\":{\"list\":\"/api/registry/models.json\"},\"data\":{\"price\":3}}",
          "api/registry/revision.json",
          "{\"data\":{\"commit\":\"bbbb2222\"}}");

  private static String page(String style, String... links) {
    StringBuilder html =
        new StringBuilder("<!doctype html><link rel=\"stylesheet\" href=\"" + style + "\">");
    for (String link : links) {
      html.append("<a href=\"").append(link).append("\">x</a>");
    }
    return html.toString();
  }

  private static String list(String... addresses) {
    StringBuilder json =
        new StringBuilder("{\"links\":{\"revision\":\"/api/registry/revision.json\"},\"data\":[");
    for (int i = 0; i < addresses.length; i++) {
      json.append(i == 0 ? "" : ",").append("{\"href\":\"").append(addresses[i]).append("\"}");
    }
    return json.append("]}").toString();
  }
}
