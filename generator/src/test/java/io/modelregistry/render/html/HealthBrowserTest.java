package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What pages show of health, which is published apart from them. */
class HealthBrowserTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  @RegisterExtension static final BrowsedSites SITES = new BrowsedSites();

  private static BrowserContext window;

  @BeforeAll
  static void start() {
    window = CHROMIUM.window(1280, ColorScheme.LIGHT);
  }

  @AfterAll
  static void stop() {
    window.close();
    SITES.full().health(CatalogServer.NO_HEALTH);
  }

  private static String health(Instant checked) {
    return """
    {"kind": "health", "schema_version": 1, "data": {
      "checked_at": "%s", "stale_after": "%s",
      "platforms": [{"platform_id": "reseller", "status": "partly_down", "uptime_24h": 0.9999}],
      "routes": [
        {"route_id": "large-2--direct", "status": "up", "uptime_24h": 1, "uptime_30d": 0.9991},
        {"route_id": "large-2--reseller", "status": "down", "since": "2026-11-22T11:00:00Z"}]}}
    """
        .formatted(
            checked.truncatedTo(ChronoUnit.SECONDS),
            checked.plusSeconds(900).truncatedTo(ChronoUnit.SECONDS));
  }

  private static List<String> shown(String path, String health) {
    SITES.full().health(health);
    Tab tab = Tab.of(window);
    Page page = tab.open(SITES.full().address(path));
    page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
    assertThat(tab.said()).isEmpty();
    return page.locator(".health:not(:empty)").allInnerTexts().stream().map(String::strip).toList();
  }

  @Test
  void what_it_says_can_be_read_in_both_themes() {
    assertThat(shown("models/large-2/", health(Instant.now()))).isNotEmpty();
    Tab tab = Tab.of(window);
    assertThat(Axe.barriersOfColour(tab.page())).isEmpty();
    tab.inTheDark(() -> assertThat(Axe.barriersOfColour(tab.page())).isEmpty());
  }

  @Test
  void a_model_says_which_of_its_routes_answer() {
    assertThat(shown("models/large-2/", health(Instant.now())))
        .containsExactlyInAnyOrder("up", "down");
    assertThat(shown("platforms/reseller/", health(Instant.now()))).contains("partly down", "down");
  }

  @Test
  void what_is_stale_says_so() {
    Instant before = Instant.now().minus(3, ChronoUnit.HOURS);
    assertThat(shown("models/large-2/", health(before)))
        .containsExactlyInAnyOrder("was up, 3 hours ago", "was down, 3 hours ago");
  }

  @Test
  void what_is_odd_or_absent_changes_nothing() {
    for (String odd :
        List.of(
            "",
            "<html>",
            "null",
            "[]",
            "{\"kind\": \"health\"}",
            "{\"kind\": \"health\", \"data\": {\"checked_at\": \"soon\", \"routes\": 7}}",
            health(Instant.now())
                .replace("\"up\"", "\"<img src=x onerror=alert(1)>\"")
                .replace("\"down\"", "7"))) {
      assertThat(shown("models/large-2/", odd)).as(odd).isEmpty();
    }
  }
}
