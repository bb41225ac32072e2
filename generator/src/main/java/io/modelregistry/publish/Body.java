package io.modelregistry.publish;

import java.io.ByteArrayInputStream;

/**
 * Bytes to be sent, as they are stored.
 *
 * @param length in bytes
 */
public record Body(long length, SiteFile.Content content) {
  /** Bytes in memory. */
  public static Body of(byte[] bytes) {
    return new Body(bytes.length, () -> new ByteArrayInputStream(bytes));
  }
}
