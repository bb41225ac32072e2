package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.io.ByteArrayInputStream;

/**
 * Bytes to be sent, as they are stored. Whoever sends them hashes them anyway, and refuses with
 * {@link ChangedException} what is no longer what was planned with.
 *
 * @param length in bytes
 * @param sha256 in lower-case hexadecimal
 */
public record Body(long length, String sha256, SiteFile.Content content) {
  /** Bytes in memory. */
  public static Body of(byte[] bytes) {
    return new Body(bytes.length, Sha256.of(bytes), () -> new ByteArrayInputStream(bytes));
  }

  /**
   * Checks what was read.
   *
   * @param what was to be sent, for the message
   * @param actual the hash of what came
   * @throws ChangedException when it is not that of these bytes
   */
  public void check(String what, String actual) throws ChangedException {
    if (!actual.equals(sha256)) {
      throw new ChangedException(what);
    }
  }
}
