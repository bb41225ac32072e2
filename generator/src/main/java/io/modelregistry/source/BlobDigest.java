package io.modelregistry.source;

import java.util.Map;
import java.util.Optional;

/** What history is to know of a file's content; worked out once for each content. */
public interface BlobDigest {
  /** Differs when the same content may give another digest than in an earlier program. */
  String version();

  /**
   * Texts by name, whatever the bytes are.
   *
   * @return empty when nothing can be made of them
   */
  Optional<Map<String, String>> of(byte[] content);
}
