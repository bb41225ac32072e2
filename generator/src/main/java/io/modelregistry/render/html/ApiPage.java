package io.modelregistry.render.html;

import java.util.List;
import java.util.Optional;

/** {@code /docs/api/}: every address that a program can ask. */
record ApiPage(List<Row> endpoints, boolean filled, String index, String origin) {

  /** One kind of address. */
  record Row(String path, String description, Optional<String> example) {}

  static Page of(List<ApiDoc> api, PageLinks links) {
    Head head =
        new Head(
            "JSON API",
            "The whole registry as static JSON: "
                + Titles.count(api.size(), "kind")
                + " of address, no key, no limit.",
            links.absolute("docs/api/"),
            List.of(new Ref("Models", links.home())),
            "JSON API");
    List<Row> rows =
        api.stream()
            .map(
                each ->
                    new Row(
                        links.to(each.path()),
                        each.description(),
                        Optional.of(each.example()).filter(path -> !path.isEmpty()).map(links::to)))
            .toList();
    ApiPage body =
        new ApiPage(
            rows,
            !rows.isEmpty(),
            links.to("api/registry/index.json"),
            links.best("api/registry/models.json"));
    return new Page("docs/api/index.html", "api", "docs", head, body);
  }
}
