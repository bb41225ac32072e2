package io.modelregistry.publish;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a site that is to be published.
 *
 * @param path relative to the site's root, with {@code /}
 * @param size in bytes
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record SiteFile(String path, long size, String sha256, Content content) {
  public SiteFile {
    SitePaths.checked(path);
  }

  /** Where a file's bytes come from; it can be opened many times, by several threads at once. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /**
   * Its bytes. Reading fails before the last byte when they are no longer those of {@link #sha256},
   * so that what a plan did not look at is never published.
   */
  public InputStream open() throws IOException {
    return new VerifiedStream(content.open(), this);
  }
}
