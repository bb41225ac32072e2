package io.modelregistry.render;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One file of the generated site. Its bytes are shared, not copied: nobody writes to them. No
 * record, since it remembers its hash: the revision, the site's folder, the server and the
 * publisher all ask for it.
 */
public final class Artifact {
  private final String path;
  private final String mediaType;
  private final byte[] bytes;
  private volatile @Nullable String sha256;

  /**
   * @param path relative to the site's root, with {@code /} and without one in front
   * @param mediaType its Content-Type, with charset where it is text
   * @throws IllegalArgumentException when the path leads out of the site
   */
  public Artifact(String path, String mediaType, byte[] bytes) {
    if (path.isEmpty()
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains("//")
        || ("/" + path + "/").contains("/../")
        || ("/" + path + "/").contains("/./")) {
      throw new IllegalArgumentException("not a path inside the site: " + path);
    }
    this.path = path;
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  /** A text, whose media type follows from its path. */
  public static Artifact text(String path, String text) {
    return new Artifact(path, MediaTypes.of(path), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Relative to the site's root. */
  public String path() {
    return path;
  }

  /** Its Content-Type. */
  public String mediaType() {
    return mediaType;
  }

  /** Its content. */
  public byte[] bytes() {
    return bytes;
  }

  /** SHA-256 of its bytes, in lower-case hexadecimal; worked out once. */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = Sha256.of(bytes);
      sha256 = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return path + " (" + mediaType + ", " + bytes.length + " bytes)";
  }
}
