package io.modelregistry.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the site is published, and so what its links start with.
 *
 * @param origin scheme, host and port without a slash at the end, such as {@code
 *     https://modelregistry.io}; empty when nobody said where the site will be
 * @param path the root of every link, starting and ending in {@code /}
 */
public record SiteBase(Optional<String> origin, String path) {
  /** At the root of a host that nobody named yet. */
  public static final SiteBase ROOT = new SiteBase(Optional.empty(), "/");

  public SiteBase {
    if (!path.startsWith("/") || !path.endsWith("/") || path.contains("//")) {
      throw new IllegalArgumentException("a base path starts and ends in one slash, not " + path);
    }
  }

  /**
   * Reads a base URL: an http or https address, or only the path of one.
   *
   * @param baseUrl from the settings or an option; null means {@link #ROOT}
   * @throws IllegalArgumentException when it is neither, in words for the person who gave it
   */
  public static SiteBase of(@Nullable String baseUrl) {
    if (baseUrl == null || baseUrl.isBlank()) {
      return ROOT;
    }
    try {
      URI uri = new URI(baseUrl.strip());
      if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.isOpaque()) {
        throw unlawful(baseUrl);
      }
      return new SiteBase(origin(uri, baseUrl), path(uri.getRawPath()));
    } catch (URISyntaxException e) {
      throw unlawful(baseUrl);
    }
  }

  /** The root-relative link to a path of the site. */
  public String link(String sitePath) {
    return path + sitePath;
  }

  /** The whole address of a path of the site, where the origin is known. */
  public Optional<String> absolute(String sitePath) {
    return origin.map(start -> start + link(sitePath));
  }

  private static Optional<String> origin(URI uri, String baseUrl) {
    if (uri.getScheme() == null && uri.getRawAuthority() == null) {
      return Optional.empty();
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http"))
        || uri.getHost() == null
        || uri.getRawUserInfo() != null) {
      throw unlawful(baseUrl);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
  }

  private static String path(@Nullable String raw) {
    String collapsed = ("/" + (raw == null ? "" : raw) + "/").replaceAll("/+", "/");
    if (collapsed.contains("/../") || collapsed.contains("/./")) {
      throw unlawful(collapsed);
    }
    return collapsed;
  }

  private static IllegalArgumentException unlawful(String baseUrl) {
    return new IllegalArgumentException(
        "the base URL is an http or https address or a path, such as https://example.org/registry/,"
            + " not "
            + baseUrl);
  }
}
