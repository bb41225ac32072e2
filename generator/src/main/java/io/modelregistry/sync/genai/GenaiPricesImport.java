package io.modelregistry.sync.genai;

import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.KnownLists;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.Map;

/**
 * Turns the models of genai-prices into routes: each of its providers is a platform of the same id,
 * each of its models a route there that goes by that model's id. A route costs at every time and
 * for every request what the list says, whatever its limits are.
 */
public final class GenaiPricesImport {
  private static final String URL = KnownLists.GENAI_PRICES;

  /** The list. */
  public static final OfferSource SOURCE =
      new OfferSource(
          "genai-prices",
          URL,
          Conventions.of(URL, Trait.STATES_SIZES, Trait.STATES_WHOLE_PRICES),
          GenaiPricesImport::read);

  private static final String WHAT = "the list of prices";

  private GenaiPricesImport() {}

  /**
   * Works out what importing {@code list} would change in {@code snapshot}.
   *
   * @param list the bytes of its data.json
   * @throws ImportException when the list as a whole cannot be read
   */
  public static ImportResult of(Snapshot snapshot, byte[] list, ImportOptions options) {
    return SOURCE.imported(snapshot, list, options);
  }

  private static Offers read(byte[] list, ImportOptions options, Remarks remarks) {
    Offers offers =
        new Offers(
            new ProviderList(remarks).servings(LenientTree.array(WHAT, list, remarks)),
            Map.of(),
            Map.of());
    if (offers.servings().isEmpty()) {
      throw new ImportException(
          WHAT + " holds no provider with models; is it the data.json of genai-prices?");
    }
    return offers;
  }
}
