package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only a real browser can tell. */
class CatalogBrowserTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  /** One page of each kind, and of each shape that a kind can take. */
  private static final List<String> KINDS =
      List.of(
          "",
          "models/large-2/",
          "models/old/",
          "models/oldest/",
          "models/unpriced/",
          "providers/",
          "providers/acme/",
          "platforms/",
          "platforms/reseller/",
          "platforms/local/",
          "capabilities/",
          "pricing/",
          "deprecations/",
          "docs/rules/",
          "docs/api/",
          "404.html");

  private static final List<String> ATTACKED =
      List.of(
          "",
          "models/bad/",
          "providers/maker/",
          "platforms/place/",
          "pricing/",
          "capabilities/",
          "deprecations/");

  private static final Map<String, Visit> VISITS = new HashMap<>();

  private static CatalogServer full;
  private static CatalogServer empty;
  private static CatalogServer hostile;
  private static BrowserContext window;

  @BeforeAll
  static void start() throws Exception {
    full = new CatalogServer(RenderedCatalog.of(SampleCatalog.registry()));
    empty = new CatalogServer(RenderedCatalog.of(SampleCatalog.empty()));
    hostile = new CatalogServer(RenderedCatalog.of(HostileCatalog.registry()));
    window = CHROMIUM.window(1280, ColorScheme.LIGHT);
  }

  @AfterAll
  static void stop() {
    VISITS.clear();
    Stream.of(full, empty, hostile).forEach(CatalogServer::close);
    window.close();
  }

  static List<String> kinds() {
    return KINDS;
  }

  static List<String> attacked() {
    return ATTACKED;
  }

  private static Visit visit(String path) {
    return VISITS.computeIfAbsent(path, each -> Visit.to(full.address(each), window));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_loads_without_a_word_on_the_console(String path) {
    assertThat(visit(path).said()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_never_scrolls_sideways(String path) {
    assertThat(visit(path).overflow())
        .containsOnlyKeys(Visit.WIDTHS)
        .allSatisfy((width, pixels) -> assertThat(pixels).isNotPositive());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_can_be_used_by_everybody_in_both_themes(String path) {
    assertThat(visit(path).barriers()).isEmpty();
    assertThat(visit(path).barriersInTheDark()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("attacked")
  void hostile_texts_do_nothing_and_do_not_make_a_page_scroll_sideways(String path) {
    List<String> said = new ArrayList<>();
    try (Page page = window.newPage()) {
      Visit.listen(page, said);
      page.navigate(hostile.address(path));
      for (int width : new int[] {1280, 320}) {
        page.setViewportSize(width, 800);
        assertThat(Visit.overflow(page)).as("%d px", width).isNotPositive();
      }
    }
    assertThat(said).isEmpty();
  }

  @Test
  void narrow_and_empty_pages_can_be_used_by_everybody() {
    try (BrowserContext narrow = CHROMIUM.window(320, ColorScheme.DARK);
        Page page = narrow.newPage()) {
      for (String path : List.of("", "models/large-2/", "capabilities/")) {
        page.navigate(full.address(path));
        assertThat(Axe.barriers(page)).as(path).isEmpty();
      }
      for (String path : List.of("", "pricing/", "capabilities/", "deprecations/")) {
        page.navigate(empty.address(path));
        assertThat(Axe.barriers(page)).as("empty " + path).isEmpty();
      }
    }
  }

  @Test
  void dark_and_light_have_their_own_background() {
    try (Page page = window.newPage()) {
      page.navigate(full.address(""));
      Object light = background(page);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(background(page)).isNotEqualTo(light);
    }
  }

  private static Object background(Page page) {
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void the_keyboard_reaches_the_content_first_and_then_every_table() {
    try (Page page = window.newPage()) {
      page.setViewportSize(800, 800);
      page.navigate(full.address(""));
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Skip to content");
      page.keyboard().press("Enter");
      assertThat(page.url()).endsWith("#main");
      page.locator(".scroll").focus();
      page.keyboard().press("ArrowRight");
      page.waitForFunction("() => document.querySelector('.scroll').scrollLeft > 0");
    }
  }

  private static Object focused(Page page) {
    return page.evaluate("() => document.activeElement.textContent.trim()");
  }
}
