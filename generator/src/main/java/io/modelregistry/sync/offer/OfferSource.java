package io.modelregistry.sync.offer;

import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportResult;

/**
 * A list that somebody publishes, and how it is read. It translates; what is done with its offers
 * is the same for all sources.
 *
 * @param id its word in commands: {@code openrouter}
 * @param url where it is published
 * @param conventions what its entries mean
 * @param reader what translates it
 */
public record OfferSource(String id, String url, Conventions conventions, Reader reader) {

  /** Translates a list. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The offers of a list. What is odd in it is said to {@code remarks} and taken as absent.
     *
     * @throws io.modelregistry.sync.ImportException when the list as a whole cannot be read
     */
    Offers read(byte[] list, ImportOptions options, Remarks remarks);
  }

  /**
   * Works out what importing a list would change in {@code snapshot}.
   *
   * @throws io.modelregistry.sync.ImportException when the list as a whole cannot be read
   */
  public ImportResult imported(Snapshot snapshot, byte[] list, ImportOptions options) {
    Remarks remarks = new Remarks();
    Offers offers = reader.read(list, options, remarks);
    return OfferImport.of(snapshot, offers, conventions, options, remarks);
  }
}
