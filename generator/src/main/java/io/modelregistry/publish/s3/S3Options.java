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
 * @param concurrency how many requests at once, 1 to 256
 */
public record S3Options(
    @Nullable URI endpoint, @Nullable String region, @Nullable Boolean pathStyle, int concurrency) {
  /** How many requests at once unless somebody says otherwise. */
  public static final int DEFAULT_CONCURRENCY = 64;

  /** AWS, as the environment says. */
  public static final S3Options AWS = new S3Options(null, null, null, DEFAULT_CONCURRENCY);

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
    }
  }

  /** The store at an endpoint, with all else as the environment says. */
  public static S3Options at(URI endpoint) {
    return new S3Options(endpoint, null, null, DEFAULT_CONCURRENCY);
  }

  boolean usesPathStyle() {
    return pathStyle == null ? endpoint != null : pathStyle;
  }
}
