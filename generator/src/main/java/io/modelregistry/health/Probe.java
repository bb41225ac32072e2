package io.modelregistry.health;

import java.util.Optional;

/**
 * One question to one address.
 *
 * @param address the address as it was authored; what is remembered of it goes by this
 * @param url what is asked
 * @param key the header that carries a key; never in any output
 */
public record Probe(String address, Method method, String url, Optional<Key> key) {
  /**
   * One header of a request.
   *
   * @param value all of it, scheme included; a secret
   */
  public record Key(String header, String value) {
    @Override
    public String toString() {
      return header + ": (secret)";
    }
  }
}
