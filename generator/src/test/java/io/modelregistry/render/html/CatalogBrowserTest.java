package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only a real browser can tell. It needs Chromium: {@code CHROMIUM} names another one. */
class CatalogBrowserTest {
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

  /** Playwright lower-cases the names of its own constants by the default locale. */
  private static final Locale TEST_LOCALE = Locale.getDefault();

  private static Playwright playwright;
  private static Browser browser;
  private static CatalogServer full;
  private static CatalogServer empty;
  private static CatalogServer hostile;

  @BeforeAll
  static void start() throws Exception {
    Locale.setDefault(Locale.ROOT);
    String named = System.getenv("CHROMIUM");
    Path chromium = Path.of(named == null ? "/usr/bin/chromium" : named);
    assertThat(Files.isExecutable(chromium))
        .as("There is no Chromium at %s: install it, or name another one in CHROMIUM", chromium)
        .isTrue();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    full = new CatalogServer(RenderedCatalog.of(SampleCatalog.registry()));
    empty = new CatalogServer(RenderedCatalog.of(SampleCatalog.empty()));
    hostile = new CatalogServer(RenderedCatalog.of(HostileCatalog.registry()));
  }

  @AfterAll
  static void stop() {
    Locale.setDefault(TEST_LOCALE);
    Stream.of(full, empty, hostile, browser, playwright)
        .filter(each -> each != null)
        .forEach(
            each -> {
              try {
                each.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  static List<String> kinds() {
    return KINDS;
  }

  private static BrowserContext window(int width, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_loads_without_a_word_on_the_console(String path) {
    try (BrowserContext context = window(1280, ColorScheme.LIGHT)) {
      assertThat(complaints(context, full.address(path))).isEmpty();
    }
  }

  @Test
  void hostile_texts_do_nothing() {
    try (BrowserContext context = window(1280, ColorScheme.LIGHT)) {
      for (String path : List.of("", "models/bad/", "providers/maker/", "platforms/place/")) {
        assertThat(complaints(context, hostile.address(path))).as(path).isEmpty();
      }
    }
  }

  /** Console messages of any weight, page errors, dialogs, failed requests. */
  private static List<String> complaints(BrowserContext context, String address) {
    List<String> said = new ArrayList<>();
    Page page = context.newPage();
    page.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
    page.onPageError(said::add);
    page.onDialog(
        dialog -> {
          said.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            said.add(response.status() + " " + response.url());
          }
        });
    page.onRequestFailed(request -> said.add("failed: " + request.url()));
    page.navigate(address);
    return said;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_never_scrolls_sideways(String path) {
    try (BrowserContext context = window(1280, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(full.address(path));
      for (int width : new int[] {320, 768, 1280, 3840}) {
        page.setViewportSize(width, 800);
        assertThat(overflow(page)).as("%s at %d px", path, width).isNotPositive();
      }
    }
  }

  @Test
  void far_too_long_names_do_not_make_a_page_scroll_sideways() {
    for (int width : new int[] {320, 1280}) {
      try (BrowserContext context = window(width, ColorScheme.LIGHT)) {
        Page page = context.newPage();
        for (String path :
            List.of(
                "",
                "models/bad/",
                "providers/maker/",
                "platforms/place/",
                "pricing/",
                "capabilities/",
                "deprecations/")) {
          page.navigate(hostile.address(path));
          assertThat(overflow(page)).as("%s at %d px", path, width).isNotPositive();
        }
      }
    }
  }

  private static int overflow(Page page) {
    Object pixels =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) pixels).intValue();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_page_can_be_used_by_everybody_in_both_themes(String path) {
    try (BrowserContext context = window(1280, ColorScheme.LIGHT)) {
      Page page = context.newPage();
      page.navigate(full.address(path));
      assertThat(barriers(new AxeBuilder(page))).as(path).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(barriers(new AxeBuilder(page).withRules(List.of("color-contrast"))))
          .as("%s in the dark", path)
          .isEmpty();
    }
  }

  @Test
  void narrow_and_empty_pages_can_be_used_by_everybody() {
    try (BrowserContext context = window(320, ColorScheme.DARK)) {
      Page page = context.newPage();
      for (String path : List.of("", "models/large-2/", "capabilities/")) {
        page.navigate(full.address(path));
        assertThat(barriers(new AxeBuilder(page))).as(path).isEmpty();
        page.navigate(empty.address(path.startsWith("models") ? "pricing/" : path));
        assertThat(barriers(new AxeBuilder(page))).as("empty " + path).isEmpty();
      }
    }
  }

  /** What axe finds, of any impact but the least. */
  private static List<String> barriers(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .filter(rule -> !rule.getImpact().equals("minor"))
        .map(CatalogBrowserTest::words)
        .toList();
  }

  private static String words(Rule rule) {
    return rule.getImpact()
        + " "
        + rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }

  @Test
  void dark_and_light_have_their_own_background() {
    assertThat(background(ColorScheme.DARK)).isNotEqualTo(background(ColorScheme.LIGHT));
  }

  private static Object background(ColorScheme scheme) {
    try (BrowserContext context = window(800, scheme)) {
      Page page = context.newPage();
      page.navigate(full.address(""));
      return page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }
  }

  @Test
  void the_keyboard_reaches_the_content_first_and_then_every_table() {
    try (BrowserContext context = window(800, ColorScheme.LIGHT)) {
      Page page = context.newPage();
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
