package io.modelregistry.publish;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a site that is to be published.
 *
 * @param path relative to the site's root, with {@code /}
 * @param size in bytes
 * @param sha256 of its bytes when it was looked at, in lower-case hexadecimal
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
}
