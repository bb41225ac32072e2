package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogRendererTest {
  private static final RenderedCatalog CATALOG = RenderedCatalog.of(SampleCatalog.registry());

  static Stream<RenderedCatalog> catalogs() {
    return Stream.of(
        CATALOG,
        RenderedCatalog.at(SampleCatalog.registry(), SiteBase.ROOT),
        RenderedCatalog.of(SampleCatalog.empty()));
  }

  @Test
  void every_entity_and_every_list_has_its_page() {
    assertThat(CATALOG.artifacts().keySet())
        .contains(
            "index.html",
            "pricing/index.html",
            "capabilities/index.html",
            "deprecations/index.html",
            "providers/index.html",
            "platforms/index.html",
            "docs/rules/index.html",
            "docs/api/index.html",
            "404.html",
            "models/large-2/index.html",
            "providers/acme/index.html",
            "platforms/reseller/index.html",
            "favicon.svg",
            "sitemap.xml",
            "robots.txt",
            "llms.txt");
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void internal_links_lead_to_pages_and_to_anchors_that_exist(RenderedCatalog catalog) {
    Set<String> broken = new TreeSet<>();
    catalog
        .pages()
        .forEach(
            (path, page) -> {
              for (Element link : page.select("[href], [src]")) {
                String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (!address.startsWith("https://") && !leadsSomewhere(catalog, page, address)) {
                  broken.add(path + " -> " + address);
                }
              }
            });
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(RenderedCatalog catalog, Document page, String address) {
    String root = catalog.base().path();
    int hash = address.indexOf('#');
    String anchor = hash < 0 ? "" : address.substring(hash + 1);
    String file = (hash < 0 ? address : address.substring(0, hash)).replaceFirst("\\?.*", "");
    if (file.isEmpty()) {
      return page.getElementById(anchor) != null;
    }
    if (!file.startsWith(root)) {
      return false;
    }
    String path = file.substring(root.length());
    if (path.startsWith("api/registry/")) {
      return path.endsWith(".json") || path.equals("api/registry/pricing.csv");
    }
    String artifact = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    return catalog.artifacts().containsKey(artifact)
        && (anchor.isEmpty() || catalog.page(artifact).getElementById(anchor) != null);
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void every_page_has_a_title_and_a_description_of_its_own(RenderedCatalog catalog) {
    Map<String, Document> pages = catalog.pages();
    assertThat(pages.values().stream().map(Document::title)).doesNotHaveDuplicates();
    assertThat(pages.values().stream().map(CatalogRendererTest::description))
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  private static String description(Document page) {
    return page.select("meta[name=description]").attr("content");
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void every_page_has_one_first_heading_and_skips_no_level(RenderedCatalog catalog) {
    assertThat(catalog.pages())
        .allSatisfy(
            (path, page) -> {
              assertThat(page.select("h1")).hasSize(1);
              int last = 0;
              for (Element heading : page.select("h1, h2, h3, h4")) {
                int level = heading.normalName().charAt(1) - '0';
                assertThat(level).as(heading.text()).isLessThanOrEqualTo(last + 1);
                last = level;
              }
              assertThat(page.select("html").attr("lang")).isEqualTo("en");
              assertThat(page.select("a.skip").attr("href")).isEqualTo("#main");
            });
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void every_page_forbids_what_it_does_not_need(RenderedCatalog catalog) {
    assertThat(catalog.pages())
        .allSatisfy(
            (path, page) -> {
              assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                  .startsWith("default-src 'none'; style-src 'self'; img-src 'self'; ")
                  .contains("base-uri 'none'", "form-action 'none'")
                  .doesNotContain("unsafe", "http:", "https:", "data:");
              assertThat(
                      page.select("style, script:not([src], [type=application/ld+json]), [style]"))
                  .isEmpty();
            });
  }

  @Test
  void wide_tables_scroll_in_a_named_region_that_the_keyboard_reaches() {
    assertThat(CATALOG.pages())
        .allSatisfy(
            (path, page) ->
                assertThat(page.select("table"))
                    .allSatisfy(
                        table -> {
                          Element region = table.parent();
                          assertThat(region).isNotNull();
                          assertThat(region.attr("role")).isEqualTo("region");
                          assertThat(region.attr("tabindex")).isEqualTo("0");
                          assertThat(region.attr("aria-label") + region.attr("aria-labelledby"))
                              .isNotEmpty();
                          assertThat(table.select("caption")).hasSize(1);
                          assertThat(table.select("th:not([scope])")).isEmpty();
                        }));
  }

  /** With the rows of 550 models and the index that scripts search, it is under 120 kB in all. */
  @Test
  void styles_and_scripts_of_the_first_page_are_small() throws IOException {
    Document home = CATALOG.page("index.html");
    int bytes = 0;
    for (Element each : home.select("link[rel=stylesheet], link[rel=modulepreload], script[src]")) {
      String address = each.hasAttr("href") ? each.attr("href") : each.attr("src");
      bytes += compressed(CATALOG.text(address.substring(CATALOG.base().path().length())));
    }
    assertThat(bytes).isBetween(20_000, 40_000);
    assertThat(home.html()).doesNotContain("uplot");
  }

  private static int compressed(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.size();
  }

  @Test
  void a_model_names_what_does_the_same_for_less_and_what_is_like_it() {
    Document page = RenderedCatalog.of(SampleCatalog.charted()).page("models/dear/index.html");
    Elements cheaper = page.select("#cheaper-title + p + .scroll tbody tr");
    assertThat(cheaper).hasSize(1);
    assertThat(cheaper.select("th a").text()).isEqualTo("Twin");
    // 0.0003 + 0.06 instead of 0.0003 + 0.075.
    assertThat(cheaper.select("td").eachText()).contains("$0.0603", "−20%");
    assertThat(cheaper.select("td a").eachAttr("href"))
        .contains("/registry/compare/?m=dear&m=twin");
    assertThat(page.select("#similar-title ~ .scroll tbody th a").eachText()).contains("Twin");
  }

  @Test
  void a_route_that_takes_its_price_from_the_model_was_checked_with_it() {
    assertThat(
            CATALOG
                .page("models/large-2/index.html")
                .select("#route-large-2--direct td:last-child time")
                .eachText())
        .containsExactly("2026-10-01");
  }

  @Test
  void pages_name_their_whole_address_only_where_it_is_known() {
    assertThat(CATALOG.page("models/large-2/index.html").select("link[rel=canonical]").attr("href"))
        .isEqualTo("https://models.example.org/registry/models/large-2/");
    RenderedCatalog somewhere =
        RenderedCatalog.at(SampleCatalog.registry(), SiteBase.of("/registry/"));
    assertThat(somewhere.page("index.html").select("link[rel=canonical]")).isEmpty();
    assertThat(somewhere.artifacts()).doesNotContainKey("sitemap.xml");
    assertThat(somewhere.text("robots.txt")).doesNotContain("Sitemap");
  }

  @Test
  void the_site_map_lists_every_page_but_the_one_that_is_not_there() {
    String map = CATALOG.text("sitemap.xml");
    assertThat(map)
        .contains("<loc>https://models.example.org/registry/models/large-2/</loc>")
        .contains("<loc>https://models.example.org/registry/</loc>")
        .doesNotContain("404");
    assertThat(map.split("<loc>", -1)).hasSize(CATALOG.pages().size());
  }

  @Test
  void the_same_registry_gives_the_same_bytes() {
    RenderedCatalog again = RenderedCatalog.of(SampleCatalog.registry());
    assertThat(again.artifacts().keySet()).isEqualTo(CATALOG.artifacts().keySet());
    CATALOG
        .artifacts()
        .forEach((path, artifact) -> assertThat(again.text(path)).isEqualTo(text(artifact)));
  }

  @Test
  void no_page_says_when_it_was_made() {
    assertThat(CATALOG.pages())
        .allSatisfy((path, page) -> assertThat(page.html()).doesNotContain("2026-11-22"));
  }

  @Test
  void the_style_sheet_is_named_after_what_it_says() {
    String name =
        CATALOG.artifacts().keySet().stream()
            .filter(path -> path.matches("assets/site\\.[0-9a-f]{12}\\.css"))
            .findFirst()
            .orElseThrow();
    List<String> pictures = new ArrayList<>();
    for (String path : CATALOG.artifacts().keySet()) {
      if (path.matches("assets/icons\\.[0-9a-f]{12}\\.svg")) {
        pictures.add(path.substring("assets/".length()));
      }
    }
    assertThat(pictures).hasSize(1);
    assertThat(CATALOG.text(name)).contains("url(\"" + pictures.get(0) + "\")");
    Set<String> sheets = new HashSet<>();
    CATALOG
        .pages()
        .values()
        .forEach(page -> sheets.add(page.select("link[rel=stylesheet]").attr("href")));
    assertThat(sheets).containsExactly("/registry/" + name);
  }

  private static String text(Artifact artifact) {
    return new String(artifact.bytes(), StandardCharsets.UTF_8);
  }
}
