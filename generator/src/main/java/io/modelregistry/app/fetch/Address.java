package io.modelregistry.app.fetch;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.ImportException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where something can be fetched: over https anywhere, over http from this machine itself.
 *
 * @param uri absolute, with a host and without user and password
 */
record Address(URI uri) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws ImportException when nothing is fetched from there
   */
  static Address of(String text) {
    try {
      return checked(new URI(text));
    } catch (URISyntaxException e) {
      throw new ImportException("this is no address: " + Quoted.shortened(text));
    }
  }

  private static Address checked(URI uri) {
    Address address = new Address(uri);
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new ImportException("this is no web address: " + address.shown());
    }
    if (uri.getRawUserInfo() != null) {
      throw new ImportException(
          "an address with a password in it is not fetched; name the key's environment variable");
    }
    boolean https = uri.getScheme().equalsIgnoreCase("https");
    boolean http = uri.getScheme().equalsIgnoreCase("http");
    if (!https && !(http && address.isThisMachine())) {
      throw new ImportException(
          "only https addresses are fetched (http from this machine alone), not "
              + address.shown());
    }
    return address;
  }

  boolean isThisMachine() {
    return uri.getHost() != null && THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }

  /**
   * Where a redirect leads.
   *
   * @throws ImportException when nothing is fetched from there: over http, or from this machine on
   *     the word of another
   */
  Address redirect(String location) {
    Address next;
    try {
      next = checked(uri.resolve(new URI(location)));
    } catch (URISyntaxException e) {
      throw new ImportException(shown() + " redirects to what is no address");
    }
    if (next.isThisMachine() && !isThisMachine()) {
      throw new ImportException(shown() + " redirects to this machine, which is not followed");
    }
    return next;
  }

  /** Whether both are of one origin, so that a key for the one may go to the other. */
  boolean isSameOrigin(Address other) {
    return uri.getScheme().equalsIgnoreCase(other.uri.getScheme())
        && uri.getHost().equalsIgnoreCase(other.uri.getHost())
        && uri.getPort() == other.uri.getPort();
  }

  /** For messages: without what follows a question mark, where some APIs have their keys. */
  String shown() {
    String text = uri.toString().replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//");
    return Quoted.shortened(text);
  }
}
