package io.modelregistry.render.html;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address from the data: a link when it is one that a reader can safely follow, else text.
 *
 * @param text what is shown
 * @param href where it leads; empty when it must not be a link
 */
record WebAddress(String text, Optional<String> href) {

  /** Only {@code https} becomes a link. */
  static WebAddress of(String url) {
    return labelled(url.replaceFirst("^https://(www\\.)?", "").replaceFirst("/$", ""), url);
  }

  /** The same, shown by the name of the host alone. */
  static WebAddress ofHost(String url) {
    return isSafe(url)
        ? labelled(URI.create(url).getHost().replaceFirst("^www\\.", ""), url)
        : of(url);
  }

  /** The same, with words of its own. */
  static WebAddress labelled(String label, String url) {
    return isSafe(url)
        ? new WebAddress(label, Optional.of(url))
        : new WebAddress(label.equals(url) ? url : label + " (" + url + ")", Optional.empty());
  }

  static Optional<WebAddress> ofNullable(@Nullable String url) {
    return Optional.ofNullable(url).map(WebAddress::of);
  }

  private static boolean isSafe(String url) {
    try {
      URI uri = new URI(url);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
