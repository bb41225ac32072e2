package io.modelregistry.render.api;

import io.modelregistry.json.JsonText;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Wraps data in what all answers share: kind, schema version, links, and a list's total. */
public final class Envelope {
  /** Rises when a reader of an older version would break. */
  static final int SCHEMA_VERSION = 1;

  private final SiteBase base;

  /**
   * @param base what links start with
   */
  public Envelope(SiteBase base) {
    this.base = base;
  }

  /** One thing. */
  Artifact one(ApiRoute route, String path, Links links, JsonNode data) {
    return Artifact.text(
        path, JsonText.pretty(open(route, path, links).node("data", data).build()));
  }

  /** Many things, already in order. */
  Artifact list(ApiRoute route, String path, Links links, List<? extends ObjectNode> data) {
    return Artifact.text(
        path,
        JsonText.pretty(
            open(route, path, links)
                .number("total", data.size())
                .node("data", ObjectBuilder.array(data))
                .build()));
  }

  /** One thing on one line: for what only programs read, where size counts. */
  Artifact compact(ApiRoute route, String path, Links links, JsonNode data) {
    return Artifact.text(
        path, JsonText.compact(open(route, path, links).node("data", data).build()) + "\n");
  }

  /** Where else to look, starting with nothing. */
  public Links links() {
    return new Links();
  }

  /** The link to a path of the site. */
  String link(String sitePath) {
    return base.link(sitePath);
  }

  /** All but the data, for what writes that itself. */
  public ObjectNode head(ApiRoute route, String path, Links links) {
    return open(route, path, links).build();
  }

  private ObjectBuilder open(ApiRoute route, String path, Links links) {
    return new ObjectBuilder()
        .text("kind", route.kind())
        .number("schema_version", SCHEMA_VERSION)
        .node(
            "links",
            new ObjectBuilder().text("self", link(path)).all(links.content.build()).build());
  }

  /** Links of one answer by what they lead to; {@code self} comes by itself. */
  public final class Links {
    private final ObjectBuilder content = new ObjectBuilder();

    private Links() {}

    /** A link to a path of the site. */
    public Links to(String name, String sitePath) {
      content.text(name, link(sitePath));
      return this;
    }
  }
}
