package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whatever a text in the data says, it is shown and never obeyed. */
class UntrustedTextTest {
  private static final Map<String, Document> PAGES =
      RenderedCatalog.of(HostileCatalog.registry()).pages();

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
