package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models and routes side by side, as a person compares them. */
class ComparisonBrowserTest {
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
    return new ToolPage(window, SITES.full().address("compare/") + query);
  }

  /** What stands in the columns of the row that is headed so. */
  private static List<String> cells(ToolPage tool, String heading) {
    return tool
        .find("#comparison tbody tr")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    tool.find("th")
                        .filter(
                            new Locator.FilterOptions()
                                .setHasText(Pattern.compile("^" + heading)))))
        .first()
        .locator("td")
        .allInnerTexts()
        .stream()
        .map(text -> text.replace("\n", ""))
        .toList();
  }

  @Test
  void compares_models_and_routes() {
    try (ToolPage tool = open("?m=large-2&m=large-2--reseller&m=open-7b")) {
      assertThat(tool.texts("#comparison thead code"))
          .containsExactly("large-2", "large-2--reseller", "open-7b");
      // Every value stands under its model.
      assertThat(
              tool.page()
                  .evaluate(
                      """
                      () => [...document.querySelectorAll("#comparison tbody tr:not(.group)")]
                        .map((row) => Math.round(row.cells[1].getBoundingClientRect().left))
                        .every((left, index, all) => left === all[0])
                      """))
          .isEqualTo(true);
      assertThat(cells(tool, "Context window"))
          .containsExactly("400,000, best", "200,000", "8,192");
      assertThat(cells(tool, "Output")).first().asString().startsWith("$9.00");
      assertThat(cells(tool, "vision")).containsExactly("yes", "no", "unknown");
      assertThat(cells(tool, "License").get(0)).isEqualTo("proprietary");
      assertThat(cells(tool, "Hard Questions").get(0)).startsWith("71.3");
    }
  }

  @Test
  void counts_what_the_workload_costs() {
    try (ToolPage tool = open("?m=large-2--direct&m=large-2--reseller")) {
      // 3,000 in and 1,000 out: 0.00375 + 0.01, and 0.0045 + 0.009.
      assertThat(cells(tool, "This workload")).containsExactly("$0.0138", "$0.0135, best");
      tool.find("input[name=wcached]").fill("2000");
      tool.until("document.querySelector('#comparison strong').title === '$0.0115'");
      assertThat(tool.query()).isEqualTo("?m=large-2--direct&m=large-2--reseller&wcached=2000");
    }
  }

  @Test
  void shows_only_what_differs() {
    try (ToolPage tool = open("?m=large-2&m=large-2--reseller")) {
      assertThat(tool.texts("#comparison tbody th")).contains("Provider");
      tool.find("input[name=differ]").check();
      tool.until("!document.querySelector('#comparison tbody tr:not(.differs):not(.group)')");
      assertThat(tool.texts("#comparison tbody th")).doesNotContain("Provider");
      assertThat(tool.query()).endsWith("&differ=1");
    }
  }

  @Test
  void adds_by_keyboard_and_removes() {
    try (ToolPage tool = open("")) {
      assertThat(tool.texts("#comparison")).first().asString().startsWith("Nothing to compare yet");
      tool.find("#add").focus();
      tool.page().keyboard().type("large");
      tool.page().keyboard().press("ArrowDown");
      assertThat(tool.find("#add").getAttribute("aria-activedescendant")).isEqualTo("add-list-0");
      tool.page().keyboard().press("Enter");
      assertThat(tool.query()).isEqualTo("?m=large-2");
      tool.page().keyboard().type("nothing of that name");
      assertThat(tool.texts("#add-list li")).containsExactly("Nothing is called that.");
      tool.page().keyboard().press("Escape");
      tool.find("#comparison thead button >> text=Remove").click();
      assertThat(tool.query()).isEmpty();
      assertThat(tool.find("#said").innerText()).isEqualTo("large-2 is removed.");
    }
  }

  @Test
  void says_what_it_does_not_know_and_takes_six_at_most() {
    try (ToolPage tool =
        open("?m=large-2,old,older,oldest,open-7b,embedding,unpriced&m=no-such-model")) {
      assertThat(tool.texts("#comparison thead th")).hasSize(6);
      assertThat(tool.find("#said").innerText())
          .contains("Not known here: no-such-model.", "Six at once is the most");
    }
  }

  @Test
  void can_be_used_by_everybody_on_a_phone_too() {
    try (ToolPage tool = open("?m=large-2&m=open-7b&m=old")) {
      tool.find("#add").fill("large");
      tool.isUsableByEverybodyOnAPhone();
    }
  }

  @Test
  void hostile_texts_stay_texts() {
    try (ToolPage tool =
        new ToolPage(window, SITES.hostile().address("compare/") + "?m=bad&m=bad--place--v")) {
      tool.find("#add").fill("script");
      assertThat(tool.texts("#comparison thead th")).hasSize(2);
    }
  }
}
