package io.modelregistry.sync.litellm;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.KnownLists;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.Map;

/** LiteLLM's map of model prices and context windows. */
public final class LiteLlm {
  private static final String URL = KnownLists.LITELLM;

  /** The map. */
  public static final OfferSource SOURCE =
      new OfferSource(
          "litellm",
          URL,
          Conventions.of(URL, Trait.OWN_API_IS_DIRECT, Trait.STATES_SIZES),
          LiteLlm::read);

  private static final String WHAT = "the map of models";

  private LiteLlm() {}

  private static Offers read(byte[] map, ImportOptions options, Remarks remarks) {
    Offers offers =
        new Offers(
            new ModelMap(remarks).servings(LenientTree.object(WHAT, map, remarks)),
            Map.of(),
            Map.of());
    if (offers.servings().isEmpty()) {
      throw new ImportException(
          WHAT + " names no model with a litellm_provider; is it LiteLLM's map of prices?");
    }
    return offers;
  }
}
