package io.modelregistry.sync.openrouter;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** OpenRouter's own list of what it serves: the first hand for prices and limits there. */
public final class OpenRouter {
  private static final String URL = "https://openrouter.ai/api/v1/models";

  /** The list. */
  public static final OfferSource SOURCE =
      new OfferSource(
          ModelList.ID,
          URL,
          new Conventions(URL, Set.of(Trait.STATES_SIZES), Set.of(ModelList.ID)),
          OpenRouter::read);

  private static final String WHAT = "the list of models";

  private OpenRouter() {}

  private static Offers read(byte[] models, ImportOptions options, Remarks remarks) {
    JsonNode data = LenientTree.object(WHAT, models, remarks).path("data");
    if (!data.isArray()) {
      throw new ImportException(
          WHAT + " has no array 'data'; is it the answer of OpenRouter's models API?");
    }
    return new Offers(
        List.of(new ModelList(remarks, options.today()).serving(data)), Map.of(), Map.of());
  }
}
