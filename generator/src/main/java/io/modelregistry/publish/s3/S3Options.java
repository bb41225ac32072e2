package io.modelregistry.publish.s3;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which store, and how to speak to it. Credentials come from the environment, a profile or a web
 * identity, as for every AWS tool; they are never options.
 *
 * @param endpoint of a store other than AWS; null for AWS
 * @param region null asks the environment and the profile; with an endpoint, else {@code us-east-1}
 * @param pathStyle whether the bucket stands in the path and not in the host's name; null means
 *     with an endpoint only
 * @param checksums whether every request has the newer checksums, or only those that S3 refuses
 *     otherwise; null means the latter with an endpoint, since some other stores cannot read them
 * @param concurrency how many requests at once, 1 to 256
 */
public record S3Options(
    @Nullable URI endpoint,
    @Nullable String region,
    @Nullable Boolean pathStyle,
    @Nullable Checksums checksums,
    int concurrency) {
  /** Which requests have checksums. */
  public enum Checksums {
    WHEN_REQUIRED,
    WHEN_SUPPORTED;

    /**
     * Reads {@code when-required} or {@code when-supported}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Checksums parse(String text) {
      return switch (text) {
        case "when-required" -> WHEN_REQUIRED;
        case "when-supported" -> WHEN_SUPPORTED;
        default ->
            throw new IllegalArgumentException(
                "write when-required or when-supported, not \"" + text + "\"");
      };
    }
  }

  /** How many requests at once unless somebody says otherwise. */
  public static final int DEFAULT_CONCURRENCY = 64;

  /** AWS, as the environment says. */
  public static final S3Options AWS = new S3Options(null, null, null, null, DEFAULT_CONCURRENCY);

  public S3Options {
    if (concurrency < 1 || concurrency > 256) {
      throw new IllegalArgumentException(
          "1 to 256 requests at once are possible, not " + concurrency);
    }
    if (endpoint != null) {
      String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
      if (endpoint.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException(
            "the endpoint must be an http or https address, such as https://s3.example.com");
      }
      if (endpoint.getUserInfo() != null) {
        throw new IllegalArgumentException("the endpoint must not hold credentials");
      }
      if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "the endpoint is an address without a query or fragment, such as"
                + " https://s3.example.com");
      }
    }
  }

  /** The store at an endpoint, with all else as the environment says. */
  public static S3Options at(URI endpoint) {
    return new S3Options(endpoint, null, null, null, DEFAULT_CONCURRENCY);
  }

  boolean sparesChecksums() {
    return checksums == null ? endpoint != null : checksums == Checksums.WHEN_REQUIRED;
  }

  boolean usesPathStyle() {
    return pathStyle == null ? endpoint != null : pathStyle;
  }
}
