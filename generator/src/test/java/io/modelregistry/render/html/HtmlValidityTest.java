package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;

/** Every page is valid HTML by the W3C's checker: no error and no warning. */
class HtmlValidityTest {
  /**
   * The checker is given no address, so it takes nothing for the page's own; the browser test
   * watches the policy.
   */
  private static final String WITHOUT_ADDRESS = "Resource violates Content Security Policy";

  /** It guesses the language from words, of which names and noise have none. */
  private static final String GUESS = "This document appears to be written in";

  /**
   * It takes data for JSON-LD for a script that runs. A browser does not, and the browser test
   * hears what it says; that no other script stands in a page is {@link CatalogRendererTest}'s.
   */
  private static final String DATA = "Inline script violates Content Security Policy";

  private static final long DEEP = 64L << 20;

  @Test
  void pages_of_a_full_registry_are_valid() throws Exception {
    assertThat(complaints(SampleCatalog.registry())).isEmpty();
  }

  @Test
  void pages_of_an_empty_registry_are_valid() throws Exception {
    assertThat(complaints(SampleCatalog.empty())).isEmpty();
  }

  @Test
  void pages_with_hostile_texts_are_valid() throws Exception {
    assertThat(complaints(HostileCatalog.registry())).isEmpty();
  }

  /** The checker's grammar recurses deeper than a usual stack. */
  private static Map<String, List<String>> complaints(Registry registry) throws Exception {
    FutureTask<Map<String, List<String>>> task = new FutureTask<>(() -> check(registry));
    new Thread(null, task, "html-validity", DEEP).start();
    return task.get();
  }

  private static Map<String, List<String>> check(Registry registry) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
    Map<String, List<String>> complaints = new TreeMap<>();
    for (Artifact artifact : RenderedCatalog.of(registry).artifacts().values()) {
      if (artifact.path().endsWith(".html")) {
        List<String> said =
            validator
                .validate(new ByteArrayInputStream(artifact.bytes()))
                .lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.contains(WITHOUT_ADDRESS) && !line.contains(GUESS))
                .filter(line -> !line.contains(DATA))
                .toList();
        if (!said.isEmpty()) {
          complaints.put(artifact.path(), said);
        }
      }
    }
    return complaints;
  }
}
