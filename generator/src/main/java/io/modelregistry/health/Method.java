package io.modelregistry.health;

import java.util.Locale;

/** How one finds out whether an address answers. The order is that of preference. */
public enum Method {
  /** A request to the address that the platform names for this: any success means up. */
  HEALTH_URL,
  /** A list of models, asked for with a key: any answer but a server's error means up. */
  MODEL_LIST,
  /** A connection with its TLS handshake, and no request. */
  CONNECTION;

  /** The word in output: {@code health_url}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
