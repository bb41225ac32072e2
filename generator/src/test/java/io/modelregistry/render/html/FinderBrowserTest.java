package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Search, filters, columns and units of the first page, as a person uses them. */
class FinderBrowserTest {
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
    return new ToolPage(window, SITES.full().address("") + query);
  }

  private static void isFound(ToolPage tool, int models) {
    tool.until(
        "/^%d (of|models)/.test(document.getElementById('found').textContent)".formatted(models));
  }

  @Test
  void finds_by_name_and_forgives_a_slip_of_the_finger() {
    try (ToolPage tool = open("")) {
      isFound(tool, 7);
      assertThat(tool.find("#clear").isVisible()).isFalse();
      tool.find("#q").fill("lareg");
      isFound(tool, 1);
      assertThat(tool.models()).containsExactly("large-2");
      assertThat(tool.query()).isEqualTo("?q=lareg");
    }
  }

  @Test
  void finds_by_alias_model_string_and_provider() {
    try (ToolPage tool = open("?q=large-latest")) {
      assertThat(tool.models()).containsExactly("large-2");
    }
    try (ToolPage tool = open("?q=Large-2-2026")) {
      assertThat(tool.models()).containsExactly("large-2");
    }
    try (ToolPage tool = open("?q=nobody")) {
      assertThat(tool.models()).containsExactlyInAnyOrder("embedding", "open-7b", "unpriced");
    }
  }

  @Test
  void says_so_when_nothing_fits_and_clears_everything_at_once() {
    try (ToolPage tool = open("?q=zzzzzz&provider=acme")) {
      isFound(tool, 0);
      assertThat(tool.texts("#models tbody td")).anyMatch(text -> text.startsWith("No model fits"));
      tool.find("#clear").click();
      isFound(tool, 7);
      assertThat(tool.query()).isEmpty();
    }
  }

  @Test
  void every_choice_stands_in_the_address_and_comes_back_from_it() {
    String query;
    List<String> models;
    try (ToolPage tool = open("")) {
      tool.find("details[data-filter=platform] summary").click();
      tool.find("input[name=platform][value=reseller]").check();
      tool.find("details[data-filter=price] summary").click();
      tool.find("input[name=input]").fill("2");
      tool.find("details[data-filter=context] summary").click();
      tool.find("input[name=context]").fill("100K");
      isFound(tool, 1);
      tool.find("th button.sort").first().click();
      query = tool.query();
      models = tool.models();
      assertThat(query).isEqualTo("?input=2&context=100K&platform=reseller&sort=name");
      assertThat(tool.texts(".active-filters button bdi"))
          .containsExactly("Reseller", "Price input 2", "Context at least 100K");
    }
    try (ToolPage tool = open(query)) {
      isFound(tool, 1);
      assertThat(tool.models()).isEqualTo(models);
      assertThat(tool.query()).isEqualTo(query);
      assertThat(tool.find("th[aria-sort=ascending]").innerText()).startsWith("Model");
    }
  }

  @Test
  void shows_the_prices_of_the_platform_that_is_asked_for() {
    try (ToolPage tool = open("?platform=reseller&q=large")) {
      isFound(tool, 1);
      assertThat(tool.texts("tr[data-model='large-2'] td")).contains("$1.50", "$9.00", "Reseller");
    }
  }

  @Test
  void requires_and_excludes_capabilities() {
    try (ToolPage tool = open("?can=vision")) {
      isFound(tool, 1);
      assertThat(tool.models()).containsExactly("large-2");
    }
    try (ToolPage tool = open("?not=vision")) {
      assertThat(tool.models()).contains("open-7b", "embedding");
    }
  }

  @Test
  void narrows_by_status_weights_and_day_of_release() {
    try (ToolPage tool = open("?status=beta")) {
      assertThat(tool.models()).containsExactly("open-7b");
    }
    try (ToolPage tool = open("?weights=open")) {
      assertThat(tool.models()).containsExactly("open-7b");
    }
    try (ToolPage tool = open("?from=2026-04&until=2026")) {
      assertThat(tool.models()).containsExactly("large-2");
    }
    try (ToolPage tool = open("?in=image&tag=flagship")) {
      assertThat(tool.models()).containsExactly("large-2");
    }
  }

  @Test
  void sorts_both_ways_and_then_as_before() {
    try (ToolPage tool = open("")) {
      List<String> before = tool.models();
      tool.find("th button.sort >> text=Context").click();
      tool.until("location.search === '?sort=-context'");
      assertThat(tool.models().get(0)).isEqualTo("large-2");
      assertThat(tool.find("th[aria-sort=descending]").innerText()).startsWith("Context");
      tool.find("th button.sort >> text=Context").click();
      tool.until("location.search === '?sort=context'");
      assertThat(tool.models().get(0)).isEqualTo("embedding");
      tool.find("th button.sort >> text=Context").click();
      tool.until("location.search === ''");
      assertThat(tool.models()).isEqualTo(before);
    }
  }

  @Test
  void shows_the_columns_that_are_chosen() {
    try (ToolPage tool = open("?platform=direct&columns=input,cache,string")) {
      assertThat(tool.texts("#models thead th"))
          .extracting(text -> text.replaceAll("[^\\p{L} ]", "").strip())
          .containsExactly("Model", "Input", "Cache read", "Model string");
      assertThat(tool.texts("tr[data-model='large-2'] td"))
          .containsExactly("$1.25", "$0.125", "Large-2-2026");
    }
  }

  @Test
  void turns_prices_into_other_units_exactly() {
    try (ToolPage tool = open("?platform=direct&q=large&unit=thousand")) {
      assertThat(tool.texts("tr[data-model='large-2'] td")).contains("$0.00125", "$0.01");
    }
    try (ToolPage tool = open("?platform=direct&q=large&unit=own&win=260000&wout=1000")) {
      // Above 200,000 tokens the whole request costs more.
      assertThat(tool.texts("tr[data-model='large-2'] td")).contains("$0.65", "$0.015");
    }
  }

  @Test
  void says_what_it_cannot_read() {
    try (ToolPage tool = open("?input=cheap")) {
      assertThat(tool.find("input[name=input]").getAttribute("aria-invalid")).isEqualTo("true");
      isFound(tool, 7);
    }
  }

  @Test
  void leads_from_chosen_models_to_their_comparison() {
    try (ToolPage tool = open("")) {
      tool.find("tr[data-model='large-2'] .pick input").check();
      tool.find("tr[data-model='open-7b'] .pick input").check();
      assertThat(tool.query()).isEqualTo("?compare=large-2,open-7b");
      tool.find(".picked a").click();
      tool.page().waitForURL("**/compare/?m=large-2&m=open-7b");
    }
  }

  @Test
  void is_used_with_the_keyboard_alone() {
    try (ToolPage tool = open("")) {
      Page page = tool.page();
      page.keyboard().press("/");
      page.keyboard().type("open");
      isFound(tool, 1);
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      assertThat(tool.find("details[data-filter=provider]").getAttribute("open")).isNotNull();
      page.keyboard().press("Tab");
      page.keyboard().press("Space");
      isFound(tool, 0);
      page.keyboard().press("Escape");
      assertThat(tool.find("details[data-filter=provider]").getAttribute("open")).isNull();
      assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("SUMMARY");
    }
  }

  @Test
  void is_read_without_scripts() {
    try (BrowserContext still = CHROMIUM.windowWithoutScripts(1280);
        Page page = still.newPage()) {
      page.navigate(SITES.full().address(""));
      assertThat(page.locator("#models tbody tr").count()).isEqualTo(7);
      assertThat(page.locator(".needs-script").innerText()).contains("need JavaScript");
      assertThat(page.locator("#q").isDisabled()).isTrue();
      page.navigate(SITES.charted().address("pricing/"));
      assertThat(page.locator("figure.chart table").first().isVisible()).isFalse();
      page.locator("figure.chart summary").first().click();
      assertThat(page.locator("figure.chart table").first().isVisible()).isTrue();
      for (String path : List.of("compare/", "calculator/")) {
        page.navigate(SITES.full().address(path));
        assertThat(page.locator("main").innerText()).contains("needs JavaScript");
      }
    }
  }

  @Test
  void can_be_used_by_everybody_with_a_filter_open() {
    try (ToolPage tool = open("?provider=acme&compare=large-2")) {
      tool.find("details[data-filter=can] summary").click();
      tool.isUsableByEverybodyOnAPhone();
    }
  }

  @Test
  void hostile_texts_stay_texts() {
    try (ToolPage tool =
        new ToolPage(window, SITES.hostile().address("") + "?q=script&compare=bad")) {
      tool.find("details").first().locator("summary").click();
      assertThat(tool.find("#models tbody tr").count()).isEqualTo(2);
      assertThat(tool.find(".picked a").getAttribute("href")).endsWith("/compare/?m=bad");
    }
  }
}
