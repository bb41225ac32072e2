package io.modelregistry.render;

import java.nio.charset.StandardCharsets;

/**
 * One file of the generated site. Its bytes are shared, not copied: nobody writes to them.
 *
 * @param path relative to the site's root, with {@code /} and without one in front
 * @param mediaType its Content-Type, with charset where it is text
 */
@SuppressWarnings("ArrayRecordComponent")
public record Artifact(String path, String mediaType, byte[] bytes) {
  public Artifact {
    if (path.isEmpty()
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains("//")
        || ("/" + path + "/").contains("/../")
        || ("/" + path + "/").contains("/./")) {
      throw new IllegalArgumentException("not a path inside the site: " + path);
    }
  }

  /** A text, whose media type follows from its path. */
  public static Artifact text(String path, String text) {
    return new Artifact(path, MediaTypes.of(path), text.getBytes(StandardCharsets.UTF_8));
  }
}
