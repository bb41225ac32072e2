package io.modelregistry.render.html;

import io.modelregistry.json.JsonText;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page says of itself to programs: words of schema.org as JSON-LD, inside a {@code script}
 * element that holds data and is never run.
 */
final class StructuredData {
  private StructuredData() {}

  /** The text of the element: where the page is, and what it is about. */
  static String of(Head head, PageLinks links) {
    List<ObjectNode> graph = new ArrayList<>();
    if (head.nested()) {
      graph.add(breadcrumbs(head, links));
    }
    graph.addAll(head.subjects());
    return graph.isEmpty()
        ? ""
        : embedded(
            new ObjectBuilder()
                .text("@context", "https://schema.org")
                .list("@graph", graph)
                .build());
  }

  /** The registry as a set of data, which search engines for data find. */
  static ObjectNode dataset(String name, String description, PageLinks links) {
    return new ObjectBuilder()
        .text("@type", "Dataset")
        .text("name", name)
        .text("description", description)
        .text("url", links.best(""))
        .flag("isAccessibleForFree", true)
        .list(
            "distribution",
            List.of(
                download("application/json", links.best("api/registry/models.json")),
                download("text/csv", links.best("api/registry/pricing.csv"))))
        .build();
  }

  private static ObjectNode download(String type, String address) {
    return new ObjectBuilder()
        .text("@type", "DataDownload")
        .text("encodingFormat", type)
        .text("contentUrl", address)
        .build();
  }

  private static ObjectNode breadcrumbs(Head head, PageLinks links) {
    List<ObjectNode> items = new ArrayList<>();
    for (Ref step : head.trail()) {
      items.add(item(items.size() + 1, step.name()).text("item", links.whole(step.href())).build());
    }
    items.add(item(items.size() + 1, head.here()).build());
    return new ObjectBuilder()
        .text("@type", "BreadcrumbList")
        .list("itemListElement", items)
        .build();
  }

  private static ObjectBuilder item(int position, String name) {
    return new ObjectBuilder()
        .text("@type", "ListItem")
        .number("position", position)
        .text("name", name);
  }

  /**
   * JSON that neither ends the element nor opens another: what HTML or a reader could take for
   * something else is written as JSON's own escape.
   */
  static String embedded(ObjectNode tree) {
    String json = JsonText.compact(tree);
    StringBuilder text = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      if (unit == '<' || unit == '>' || unit == '&' || unit > 0x7E) {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        text.append(unit);
      }
    }
    return text.toString();
  }
}
