package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only a real browser can tell. */
class CatalogBrowserTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension static final BrowsedSites SITES = new BrowsedSites();

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
          "changes/",
          "compare/",
          "calculator/",
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
          "deprecations/",
          "changes/");

  private static final Map<String, Visit> VISITS = new HashMap<>();

  private static BrowserContext window;

  @BeforeAll
  static void start() {
    window = CHROMIUM.window(1280, ColorScheme.LIGHT);
  }

  @AfterAll
  static void stop() {
    VISITS.clear();
    window.close();
  }

  static List<String> kinds() {
    return KINDS;
  }

  static List<String> attacked() {
    return ATTACKED;
  }

  private static Visit visit(String path) {
    return VISITS.computeIfAbsent(
        path, each -> Visit.to(SITES.full().address(each), Tab.of(window)));
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
    Page page = Tab.of(window).open(SITES.hostile().address(path));
    for (int width : new int[] {320, 1280}) {
      page.setViewportSize(width, 800);
      assertThat(Visit.overflow(page)).as("%d px", width).isNotPositive();
    }
    assertThat(Tab.of(window).said()).isEmpty();
  }

  @Test
  void narrow_and_empty_pages_can_be_used_by_everybody() {
    Page page = Tab.of(window).page();
    page.setViewportSize(320, 800);
    for (String path : List.of("", "models/large-2/", "capabilities/")) {
      page.navigate(SITES.full().address(path));
      assertThat(Axe.barriersOfWidth(page)).as(path).isEmpty();
    }
    for (String path : List.of("", "pricing/", "capabilities/", "deprecations/")) {
      page.navigate(SITES.empty().address(path));
      assertThat(Axe.barriers(page)).as("empty " + path).isEmpty();
    }
    page.setViewportSize(1280, 800);
  }

  @Test
  void dark_and_light_have_their_own_background() {
    Page page = Tab.of(window).open(SITES.full().address(""));
    Object light = background(page);
    Tab.of(window).inTheDark(() -> assertThat(background(page)).isNotEqualTo(light));
  }

  /**
   * Browsers pass over what they cannot read. So each block of a sheet must have become a rule, and
   * none lies inside another, as all do that follow a brace that was lost.
   */
  @Test
  void every_block_of_the_style_sheets_is_understood() {
    Page page = Tab.of(window).open(SITES.charted().address("pricing/"));
    Object sheets =
        page.evaluate(
            """
            async () => {
              const answers = [];
              for (const sheet of document.styleSheets) {
                const source = await (await fetch(sheet.href)).text();
                const blocks = source.replace(/\\/\\*[^]*?\\*\\//g, "").split("{").length - 1;
                let rules = 0;
                let nested = 0;
                const walk = (list) => {
                  for (const rule of list) {
                    rules++;
                    nested += rule instanceof CSSStyleRule ? rule.cssRules.length : 0;
                    walk(rule.cssRules ?? []);
                  }
                };
                walk(sheet.cssRules);
                answers.push(`${blocks - rules} lost, ${nested} nested`);
              }
              return answers;
            }
            """);
    assertThat((List<?>) sheets).hasSize(2).allMatch("0 lost, 0 nested"::equals);
  }

  @Test
  void charts_are_drawn_from_the_tables_behind_them_and_lead_to_pages() {
    Page page = Tab.of(window).open(SITES.charted().address("pricing/"));
    assertThat(page.locator("figure.chart canvas").count()).isEqualTo(2);
    assertThat(page.locator(".plot").first().getAttribute("aria-label"))
        .startsWith("Output price against context window")
        .endsWith("The table below has the numbers.");
    assertThat(page.locator("figure.chart details table").count()).isEqualTo(2);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat((List<?>) page.evaluate(HUES_DRAWN)).as("%s", scheme).hasSizeGreaterThan(1);
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    // The dearest model is the topmost dot.
    Locator picture = page.locator("figure[data-chart=scatter] .u-over");
    BoundingBox box = picture.boundingBox();
    picture.hover(new Locator.HoverOptions().setPosition(box.width - 1, box.height / 2));
    for (double y = 0; !page.locator(".tip").first().isVisible() && y < box.height; y += 10) {
      picture.hover(new Locator.HoverOptions().setPosition(box.width - 2, y));
    }
    assertThat(page.locator(".tip strong").first().innerText()).isEqualTo("Dear");
    page.mouse().down();
    page.mouse().up();
    page.waitForURL("**/models/dear/");
    assertThat(Tab.of(window).said()).isEmpty();
  }

  @Test
  void a_model_has_its_prices_over_time_as_a_chart_and_as_a_table() {
    Page page = Tab.of(window).open(SITES.full().address("models/large-2/"));
    assertThat(page.locator("figure[data-chart=steps] canvas").count()).isEqualTo(1);
    assertThat(page.locator("figure[data-chart=steps] tbody tr").count()).isGreaterThan(1);
  }

  @Test
  void a_model_says_what_a_month_costs_on_its_routes() {
    Page page =
        Tab.of(window).open(SITES.full().address("models/large-2/") + "?requests=1000&cached=2000");
    page.waitForSelector("#ranking tbody tr");
    assertThat(page.locator("#ranking tbody th a").allInnerTexts())
        .containsExactly("Provider’s own API", "Reseller");
    // 30,000 × (1,000 × 1.25 + 2,000 × 0.125 + 1,000 × 10) / 1,000,000
    assertThat(page.locator("#ranking tbody td strong").first().innerText()).isEqualTo("$345.00");
    page.locator("#calculator input[name=output]").fill("0");
    page.waitForFunction("() => location.search.includes('output=0')");
    assertThat(page.locator("#ranking tbody td strong").first().innerText()).isEqualTo("$45.00");
    assertThat(Tab.of(window).said()).isEmpty();
  }

  @Test
  void numbers_and_days_are_written_as_the_reader_does() {
    try (BrowserContext german = CHROMIUM.windowOf("de-DE");
        Page page = german.newPage()) {
      page.navigate(SITES.full().address("models/large-2/"));
      List<String> tiles = page.locator(".tiles dd").allInnerTexts();
      assertThat(tiles.get(0).replace('\u00A0', ' ')).startsWith("1,50 $");
      assertThat(page.locator("#route-large-2--direct td.n").allInnerTexts())
          .contains("400.000", "128.000");
      assertThat(page.locator(".from time").first().innerText()).isEqualTo("1. Okt. 2026");
      assertThat(page.locator(".facts bdi").allInnerTexts()).contains("400.000 tokens", "2.1");
      page.navigate(SITES.full().address(""));
      assertThat(page.locator("tr[data-model='open-7b'] td.n").allInnerTexts()).contains("8,2K");
    }
  }

  /** The hues of strong colours in the first chart: dots are, lines and words are not. */
  private static final String HUES_DRAWN =
      """
      () => {
        const canvas = document.querySelector("figure[data-chart=scatter] canvas");
        const { width, height } = canvas;
        const copy = Object.assign(document.createElement("canvas"), { width, height });
        const pixels = copy.getContext("2d", { willReadFrequently: true });
        pixels.drawImage(canvas, 0, 0);
        const { data } = pixels.getImageData(0, 0, width, height);
        const hues = new Set();
        for (let i = 0; i < data.length; i += 4) {
          const [red, green, blue, alpha] = data.slice(i, i + 4);
          if (alpha > 100 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) {
            hues.add([red > green, green > blue, red > blue].join());
          }
        }
        return [...hues];
      }
      """;

  private static Object background(Page page) {
    return page.evaluate("() => getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void the_keyboard_reaches_the_content_first_and_then_every_table() {
    try (Page page = window.newPage()) {
      page.setViewportSize(800, 800);
      page.navigate(SITES.full().address(""));
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
