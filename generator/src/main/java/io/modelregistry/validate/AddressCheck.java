package io.modelregistry.validate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is odd about an address, without asking any name server. */
final class AddressCheck {
  /** Such as {@code {resource}} or {@code ${REGION}}, which callers fill in. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[A-Za-z0-9_.-]{1,60}}");

  private static final Pattern IP_LITERAL =
      Pattern.compile("\\[.*]|[0-9.]+|0x[0-9a-f]++(?:\\.[0-9a-fx]++)*+");
  private static final Pattern PRIVATE_NAME =
      Pattern.compile("(.*\\.)?(localhost|local|internal|intranet|lan|home|corp|localdomain)");

  private AddressCheck() {}

  /**
   * Why the address is odd, in words.
   *
   * @param local whether it may be the reader's own machine
   */
  static Optional<String> problem(String address, boolean local) {
    URI uri;
    try {
      uri = new URI(PLACEHOLDER.matcher(address).replaceAll("x"));
    } catch (URISyntaxException e) {
      return Optional.of("this is no address");
    }
    String scheme = uri.getScheme();
    String host = host(uri);
    if (scheme == null || host == null) {
      return Optional.of("this is no address: it needs https:// and a host");
    }
    if (uri.getRawAuthority().contains("@")) {
      return Optional.of("this address carries a user name");
    }
    boolean onOwnMachine = isOwnMachine(host);
    if (local && onOwnMachine) {
      return Optional.empty();
    }
    if (!scheme.equalsIgnoreCase("https")) {
      return Optional.of("this address is not https");
    }
    if (onOwnMachine || PRIVATE_NAME.matcher(host).matches()) {
      return Optional.of("nobody outside can reach this host");
    }
    if (IP_LITERAL.matcher(host).matches()) {
      return Optional.of("this address names an IP address instead of a host");
    }
    return host.contains(".") || host.equals("x")
        ? Optional.empty()
        : Optional.of("nobody outside can reach this host");
  }

  /** The authority without user and port, also where it breaks the rules of host names. */
  private static @Nullable String host(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return null;
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":[0-9]*$", "");
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return bare.isEmpty() ? null : bare.toLowerCase(Locale.ROOT);
  }

  private static boolean isOwnMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("0.0.0.0");
  }
}
