package io.modelregistry.sync;

/** Gets lists and pages from the network; the one seam between syncs and the outside. */
@FunctionalInterface
public interface Fetcher {
  /**
   * The body behind an address, decompressed and of the kind that was asked for.
   *
   * @throws ImportException when there is no answer, it is no success, it is of another kind, or it
   *     is too large; the message names no secret
   */
  byte[] fetch(FetchRequest request);
}
