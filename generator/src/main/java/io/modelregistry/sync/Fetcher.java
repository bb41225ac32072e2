package io.modelregistry.sync;

/** Gets a list from the network; the one seam between importers and the outside. */
@FunctionalInterface
public interface Fetcher {
  /**
   * The body behind an https address, at most {@code maxBytes} long.
   *
   * @throws ImportException when there is no answer, it is no success, or it is too large
   */
  byte[] fetch(String url, int maxBytes);
}
