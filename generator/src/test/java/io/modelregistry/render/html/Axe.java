package io.modelregistry.render.html;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks axe-core what keeps people out. Its script is run in the page as it stands: pages here have
 * no frames, so the second tab that axe's own Java binding opens for each question is not needed.
 */
final class Axe {
  private static final String SCRIPT = read();

  /** All findings but minor ones, in words. */
  private static final String ASK =
      """
      rules => axe
        .run(document, {
          resultTypes: ['violations'],
          ...(rules.length ? { runOnly: { type: 'rule', values: rules } } : {})
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

  private static List<String> ask(Page page, List<String> rules) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(SCRIPT);
    }
    List<?> found = (List<?>) page.evaluate(ASK, rules);
    return found.stream().map(String::valueOf).toList();
  }

  private static String read() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return "() => {" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n}";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
