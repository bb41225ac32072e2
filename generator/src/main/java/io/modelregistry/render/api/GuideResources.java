package io.modelregistry.render.api;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What helps to find the way: the list of addresses, and the answer where there is nothing. */
final class GuideResources {
  private final Envelope envelope;

  GuideResources(Envelope envelope) {
    this.envelope = envelope;
  }

  void render(Consumer<Artifact> out) {
    out.accept(index());
    out.accept(notFound());
  }

  private Artifact index() {
    List<ObjectNode> routes =
        Arrays.stream(ApiRoute.values())
            .sorted(Comparator.comparing(ApiRoute::template))
            .map(this::entry)
            .toList();
    return envelope.list(
        ApiRoute.INDEX, ApiRoute.INDEX.path(), envelope.links().to("html", "docs/api/"), routes);
  }

  private ObjectNode entry(ApiRoute route) {
    return new ObjectBuilder()
        .text("id", route.template())
        .text("kind", route.kind())
        .text("description", route.description())
        .text("media_type", MediaTypes.of(route.isSchema() ? ".json" : route.template()))
        .text("href", envelope.link(ApiRoute.ROOT + route.template()))
        .text(
            "schema", route.schema().map(path -> envelope.link(ApiRoute.ROOT + path)).orElse(null))
        .flag("dynamic", route.isDynamic() ? true : null)
        .build();
  }

  private Artifact notFound() {
    return envelope.one(
        ApiRoute.NOT_FOUND,
        ApiRoute.NOT_FOUND.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()).to("html", "docs/api/"),
        new ObjectBuilder()
            .number("status", 404)
            .text("title", "Not found")
            .text(
                "detail",
                "There is nothing at this address. The list of addresses is in index.json; ids that"
                    + " were removed or renamed are in tombstones.json.")
            .build());
  }
}
