package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a text in the data says, it is shown and never obeyed. */
class UntrustedTextTest {
  private static final Map<String, Document> PAGES =
      RenderedCatalog.of(HostileCatalog.registry()).pages();

  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Test
  void no_text_becomes_an_element() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) -> {
              assertThat(page.select("iframe, object, embed, base")).isEmpty();
              assertThat(page.select("form:not(#finder, #compare, #calculator)")).isEmpty();
              assertThat(page.select("script:not([type=application/ld+json])"))
                  .allSatisfy(
                      script -> {
                        assertThat(script.attr("type")).isEqualTo("module");
                        assertThat(script.attr("src"))
                            .matches("/assets/[a-z-]+\\.[0-9a-f]{12}\\.js");
                        assertThat(script.data()).isEmpty();
                      });
              assertThat(page.select("img")).hasSize(1);
            });
  }

  @Test
  void no_text_becomes_an_attribute() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) ->
                assertThat(page.getAllElements())
                    .flatExtracting(element -> element.attributes().asList())
                    .extracting(attribute -> attribute.getKey())
                    .noneMatch(name -> name.startsWith("on") || name.equals("style")));
  }

  @Test
  void only_addresses_of_this_site_and_https_become_links() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) ->
                assertThat(page.select("[href]"))
                    .extracting(link -> link.attr("href"))
                    .allMatch(href -> href.matches("(/(?!/)|#|https://).*")));
  }

  @Test
  void the_text_itself_is_there_to_read() {
    Document page = PAGES.get("models/bad/index.html");
    assertThat(page).isNotNull();
    Element heading = page.selectFirst("h1 bdi");
    assertThat(heading).isNotNull();
    assertThat(heading.text())
        .startsWith("\"'><script>alert(1)</script>")
        .contains("{{evil}}")
        .contains("abc\uFFFD\uFFFD");
  }

  @Test
  void data_for_programs_holds_the_text_and_cannot_end_its_element() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) ->
                assertThat(page.select("script[type=application/ld+json]"))
                    .allSatisfy(
                        data -> {
                          assertThat(data.data()).doesNotContain("<", ">", "&", "\u202E");
                          assertThat(MAPPER.readTree(data.data()).get("@context").stringValue())
                              .isEqualTo("https://schema.org");
                        }));
    Document page = PAGES.get("models/bad/index.html");
    assertThat(page).isNotNull();
    JsonNode crumbs =
        MAPPER
            .readTree(page.select("script[type=application/ld+json]").get(0).data())
            .at("/@graph/0/itemListElement");
    assertThat(crumbs).hasSize(3);
    assertThat(crumbs.get(2).get("name").stringValue()).startsWith("\"'><script>alert(1)</script>");
  }

  @Test
  void what_is_shown_where_a_page_is_shared_is_the_text_itself() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) -> {
              assertThat(page.select("meta[property^=og:]")).hasSizeGreaterThanOrEqualTo(4);
              assertThat(page.select("meta[property=og:site_name]").attr("content"))
                  .startsWith("\"'><script>alert(1)</script>");
            });
    Document page = PAGES.get("models/bad/index.html");
    assertThat(page).isNotNull();
    assertThat(page.select("meta[property=og:title]").attr("content"))
        .startsWith("\"'><script>alert(1)</script>")
        .doesNotContain("\u202E");
  }

  @Test
  void a_title_is_not_turned_around() {
    assertThat(PAGES).allSatisfy((path, page) -> assertThat(page.title()).doesNotContain("\u202E"));
  }

  @Test
  void names_from_the_data_stand_in_their_own_direction() {
    assertThat(PAGES)
        .allSatisfy(
            (path, page) ->
                assertThat(page.body().getAllElements())
                    .filteredOn(element -> element.ownText().contains("\u202E"))
                    .extracting(Element::normalName)
                    .allMatch(name -> name.equals("bdi") || name.equals("code")));
  }
}
