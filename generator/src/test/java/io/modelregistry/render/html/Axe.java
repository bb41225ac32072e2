package io.modelregistry.render.html;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks axe-core what keeps people out. Its script runs in the page as it stands: pages here have no
 * frames, so the second tab that axe's own Java binding opens for each question is not needed. The
 * page's own server has the script, for half a megabyte through the browser's debugging port takes
 * longer than the question.
 */
final class Axe {
  /** Where {@link CatalogServer} serves the script, below the site's root. */
  static final String PATH = "assets/axe.js";

  static final String SCRIPT = read();

  /** All findings but minor ones, in words; with the rule that WCAG 2.2 adds to AA. */
  private static final String ASK =
      """
      rules => axe
        .run(document, {
          resultTypes: ['violations'],
          preload: false,
          selectors: false,
          ...(rules.length
            ? { runOnly: { type: 'rule', values: rules } }
            : { rules: { 'target-size': { enabled: true } } })
        })
        .then(found => found.violations
          .filter(rule => rule.impact !== 'minor')
          .map(rule => rule.impact + ' ' + rule.id + ': ' + rule.help + ' '
            + rule.nodes.slice(0, 3).map(node => node.html).join(' ')))
      """;

  private Axe() {}

  /** Barriers of any kind. */
  static List<String> barriers(Page page) {
    return ask(page, List.of());
  }

  /** Only what colours decide: enough where nothing else has changed. */
  static List<String> barriersOfColour(Page page) {
    return ask(page, List.of("color-contrast", "link-in-text-block"));
  }

  /** Only what the width of the window decides. */
  static List<String> barriersOfWidth(Page page) {
    return ask(page, List.of("target-size", "scrollable-region-focusable"));
  }

  private static List<String> ask(Page page, List<String> rules) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      String home = (String) page.evaluate("() => document.querySelector('a.brand').href");
      page.addScriptTag(new Page.AddScriptTagOptions().setUrl(home + PATH));
    }
    List<?> found = (List<?>) page.evaluate(ASK, rules);
    return found.stream().map(String::valueOf).toList();
  }

  private static String read() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
