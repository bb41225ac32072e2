package io.modelregistry.render.html;

import java.util.List;
import java.util.Optional;

/**
 * {@code /docs/api/}: every address that a program can ask, and the browser module.
 *
 * @param site where the site is, as the module is told
 * @param module the address of the browser module
 * @param types that of its types
 */
record ApiPage(
    List<Row> endpoints,
    boolean filled,
    String index,
    String origin,
    String site,
    String module,
    String types) {

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
            links.best("api/registry/models.json"),
            links.best(""),
            links.best(Modules.publicPath()),
            links.to(Modules.typesPath()));
    return new Page("docs/api/index.html", "api", "docs", head, body).with("copy");
  }
}
