package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;

/** Every page is valid HTML by the W3C's checker: no error and no warning. */
class HtmlValidityTest {
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

  private static Map<String, String> complaints(Registry registry) throws Exception {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
    Map<String, String> complaints = new TreeMap<>();
    for (Artifact artifact : RenderedCatalog.of(registry).artifacts().values()) {
      if (artifact.path().endsWith(".html")) {
        String said = validator.validate(new ByteArrayInputStream(artifact.bytes()));
        if (!said.isBlank()) {
          complaints.put(artifact.path(), said);
        }
      }
    }
    return complaints;
  }
}
