package io.modelregistry.sync.modelsdev;

import io.modelregistry.source.Snapshot;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportResult;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.OfferImport;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import java.util.Map;

/** Turns the offers of models.dev into routes. */
public final class ModelsDevImport {
  private static final Conventions CONVENTIONS =
      new Conventions("https://models.dev/api.json", true, false, true, true);

  private ModelsDevImport() {}

  /**
   * Works out what importing {@code lists} would change in {@code snapshot}.
   *
   * @throws ImportException when a list as a whole cannot be read
   */
  public static ImportResult of(Snapshot snapshot, Lists lists, ImportOptions options) {
    Remarks remarks = new Remarks();
    OfferList reader = new OfferList(remarks);
    Offers offers =
        new Offers(
            reader.servings(LenientTree.object("the list of offers", lists.offers(), remarks)),
            lists
                .models()
                .map(
                    bytes ->
                        reader.labModels(LenientTree.object("the list of models", bytes, remarks)))
                .orElse(Map.of()),
            lists
                .baseModels()
                .map(
                    bytes ->
                        reader.baseModels(
                            LenientTree.object("the list of base models", bytes, remarks)))
                .orElse(Map.of()));
    return OfferImport.of(snapshot, offers, CONVENTIONS, options, remarks);
  }
}
