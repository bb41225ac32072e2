package io.modelregistry.validate;

import io.modelregistry.json.ClassPathFile;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.Capability;
import java.util.Map;

/** The capabilities of a registry that has no {@code capabilities.json} of its own. */
public final class DefaultVocabulary {
  private static final String RESOURCE = "/io/modelregistry/validate/capabilities.json";

  private DefaultVocabulary() {}

  /** By key. */
  public static Map<String, Capability> capabilities() {
    JsonDocument document =
        DocumentReader.read(RESOURCE, bytes())
            .document()
            .orElseThrow(() -> new IllegalStateException(RESOURCE + " is no JSON"));
    return EntityReader.capabilities(
        document,
        finding -> {
          throw new IllegalStateException(finding.message());
        });
  }

  /** The vocabulary as a file, in canonical form. */
  public static byte[] bytes() {
    return ClassPathFile.bytes(RESOURCE);
  }
}
