package io.modelregistry.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code registry.json} says of the registry as a whole.
 *
 * @param baseUrl where the site is published; its path is the root of every link
 * @param repositoryUrl where people change the data
 * @param currency ISO 4217 code of prices that name none
 */
public record Settings(
    String title,
    @Nullable String description,
    @Nullable String baseUrl,
    @Nullable String repositoryUrl,
    String currency,
    Publishing publishing) {

  /**
   * How the site is published.
   *
   * @param target {@code s3://bucket[/prefix]} or {@code file:DIR}; null asks for {@code --to}
   * @param cacheControl Cache-Control by class of artifact; classes that are absent keep defaults
   * @param keep how many releases are kept for rollback, 0 or more
   */
  public record Publishing(@Nullable String target, Map<String, String> cacheControl, int keep) {
    /** For a registry that says nothing: the last release can always be brought back. */
    public static final int DEFAULT_KEEP = 3;

    /** For where no registry says anything. */
    public static final Publishing DEFAULT = new Publishing(null, Map.of(), DEFAULT_KEEP);

    public Publishing {
      cacheControl = Immutable.sorted(cacheControl);
    }
  }
}
