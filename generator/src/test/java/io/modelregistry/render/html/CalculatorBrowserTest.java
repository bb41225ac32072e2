package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a month costs, as a person works it out. */
class CalculatorBrowserTest {
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
  }

  private static ToolPage open(String query) {
    return new ToolPage(window, SITES.full().address("calculator/") + query);
  }

  private static List<String> ranking(ToolPage tool) {
    return tool.texts("#ranking tbody tr").stream()
        .map(row -> row.replaceAll("\\s+", " ").strip())
        .toList();
  }

  @Test
  void ranks_routes_by_what_a_month_costs() {
    try (ToolPage tool = open("?requests=1000&input=3000&output=1000")) {
      // 30,000 requests: 0.0135 and 0.01375 each.
      assertThat(ranking(tool))
          .hasSize(2)
          .satisfies(rows -> assertThat(rows.get(0)).contains("Reseller $405.00 the least"))
          .satisfies(rows -> assertThat(rows.get(1)).contains("$412.50 +2%"));
      assertThat(tool.find("#said").innerText())
          .isEqualTo("30,000 requests a month of 30 days: from $405.00 to $412.50 on 2 routes.");
    }
  }

  @Test
  void says_why_a_route_cannot_serve_it() {
    try (ToolPage tool = open("?input=300000")) {
      tool.find(".left-out summary").click();
      assertThat(tool.texts(".left-out h2")).contains("A limit is too small: 5");
      assertThat(tool.texts(".left-out li"))
          .anyMatch(
              text ->
                  text.startsWith("large-2--reseller")
                      && text.endsWith("max_input_tokens is 200000, and 300000 are needed"));
    }
  }

  @Test
  void bills_cached_tokens_and_tiers_apart() {
    try (ToolPage tool = open("?requests=1&period=month&cached=2000&tier=batch&platform=direct")) {
      // (1,000 × 1.25 + 2,000 × 0.125 + 1,000 × 10) / 1,000,000 / 2
      assertThat(tool.find("#ranking tbody tr").first().innerHTML()).contains("title=\"$0.00575\"");
    }
  }

  @Test
  void prices_have_days() {
    try (ToolPage tool = open("?requests=1&period=month&platform=direct&at=2026-12-02")) {
      assertThat(tool.find("#ranking tbody tr").first().innerHTML()).contains("title=\"$0.013\"");
    }
  }

  @Test
  void refuses_what_contradicts_itself() {
    try (ToolPage tool = open("?input=100&cached=200")) {
      assertThat(tool.find("#said").innerText()).contains("together they cannot be more");
      assertThat(ranking(tool)).isEmpty();
      tool.find("input[name=cached]").fill("many");
      tool.until("document.getElementById('said').textContent.startsWith('No whole number')");
    }
  }

  @Test
  void takes_examples_and_pasted_usage() {
    try (ToolPage tool = open("")) {
      tool.find(".presets button >> text=Coding agent").click();
      assertThat(tool.query()).contains("input=60000", "cached=50000");
      tool.find("summary >> text=Paste a response").click();
      tool.find("#paste")
          .fill(
              """
              {"usage": {"input_tokens": 10, "cache_read_input_tokens": 90,
                         "cache_creation_input_tokens": 5, "output_tokens": 7}}
              """);
      tool.until("document.getElementById('pasted').textContent !== ''");
      assertThat(tool.find("#pasted").innerText())
          .isEqualTo("Read: 105 in, 90 of them cached, 7 out.");
      assertThat(tool.query()).contains("input=105", "cached=90", "written=5", "output=7");
      tool.find("#paste").fill("{");
      tool.until("document.getElementById('pasted').textContent === 'This is no JSON yet.'");
    }
  }

  @Test
  void can_be_used_by_everybody_on_a_phone_too() {
    try (ToolPage tool = open("")) {
      tool.page()
          .evaluate("() => document.querySelectorAll('details').forEach(e => e.open = true)");
      tool.isUsableByEverybodyOnAPhone();
    }
  }
}
