package io.modelregistry.render.html;

import io.modelregistry.render.Sha256;
import java.nio.charset.StandardCharsets;

/** Names that change with what a file holds, so that caches may keep the file for ever. */
final class HashedName {
  private static final int HASH_LENGTH = 12;

  private HashedName() {}

  /** {@code name.0123456789ab.suffix}. */
  static String of(String name, byte[] content, String suffix) {
    return name + "." + Sha256.of(content).substring(0, HASH_LENGTH) + "." + suffix;
  }

  /** Likewise of a text. */
  static String of(String name, String content, String suffix) {
    return of(name, content.getBytes(StandardCharsets.UTF_8), suffix);
  }
}
