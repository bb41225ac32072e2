package io.modelregistry.sync.modelsdev;

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
import java.util.Optional;

/** Turns the offers of models.dev into routes. */
public final class ModelsDevImport {
  private static final String URL = KnownLists.MODELS_DEV;

  private ModelsDevImport() {}

  /**
   * The list of offers.
   *
   * @param models the list of lab models, if it is at hand
   * @param baseModels which offer is which of them; likewise
   */
  public static OfferSource source(Optional<byte[]> models, Optional<byte[]> baseModels) {
    return new OfferSource(
        "models.dev",
        URL,
        Conventions.of(
            URL,
            Trait.OWN_API_IS_DIRECT,
            Trait.STATES_SIZES,
            Trait.DEPRECATED_IS_GONE,
            Trait.ADDS_ROUTES),
        (offers, options, remarks) -> read(new Lists(offers, models, baseModels), remarks));
  }

  /**
   * Works out what importing {@code lists} would change in {@code snapshot}.
   *
   * @throws ImportException when a list as a whole cannot be read
   */
  public static ImportResult of(Snapshot snapshot, Lists lists, ImportOptions options) {
    return source(lists.models(), lists.baseModels()).imported(snapshot, lists.offers(), options);
  }

  private static Offers read(Lists lists, Remarks remarks) {
    OfferList reader = new OfferList(remarks);
    return new Offers(
        reader.servings(LenientTree.object("the list of offers", lists.offers(), remarks)),
        lists
            .models()
            .map(
                bytes -> reader.labModels(LenientTree.object("the list of models", bytes, remarks)))
            .orElse(Map.of()),
        lists
            .baseModels()
            .map(
                bytes ->
                    reader.baseModels(
                        LenientTree.object("the list of base models", bytes, remarks)))
            .orElse(Map.of()));
  }
}
