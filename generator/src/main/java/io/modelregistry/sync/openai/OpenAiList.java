package io.modelregistry.sync.openai;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Platform;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.LenientTree;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A platform's own list of models in OpenAI's format: the first hand for what can be called there,
 * and for the limits and prices that it states.
 */
public final class OpenAiList {
  /** The word in commands. */
  public static final String ID = "openai-compatible";

  private static final String WHAT = "the list of models";

  private final String servingId;
  private final ListFields fields = ListFields.read();

  private OpenAiList(String servingId) {
    this.servingId = servingId;
  }

  /**
   * The list of a platform.
   *
   * @param platformId the registry's id of it
   * @param url where the list is
   */
  public static OfferSource of(String platformId, String url) {
    return new OfferSource(
        ID + " --platform " + platformId,
        url,
        new Conventions(url, Set.of(Trait.DEPRECATED_IS_GONE), Set.of(platformId)),
        new OpenAiList(platformId)::read);
  }

  /**
   * The list of a provider's own API.
   *
   * @param providerId the registry's id of it
   * @param url where the list is
   */
  public static OfferSource ofProvider(String providerId, String url) {
    return new OfferSource(
        ID + " --platform " + Platform.DIRECT + " --provider " + providerId,
        url,
        new Conventions(
            url,
            Set.of(Trait.DEPRECATED_IS_GONE, Trait.OWN_API_IS_DIRECT),
            Set.of(Platform.DIRECT)),
        new OpenAiList(providerId)::read);
  }

  private Offers read(byte[] list, ImportOptions options, Remarks remarks) {
    Map<String, Offer> offers = new TreeMap<>();
    for (JsonNode entry : entries(tree(list, remarks))) {
      remarks.count(Count.OFFERS);
      String id = id(entry);
      String key = servingId + "/" + id;
      Optional<String> problem =
          !entry.isObject()
              ? Optional.of("is no object, so no model")
              : offers.containsKey(id)
                  ? Optional.of("is a second model of this id, and the first is taken")
                  : Offer.problem(id);
      if (problem.isPresent()) {
        remarks.count(Count.LEFT_OUT);
        remarks.say(Remarks.LEFT_OUT, key, problem.get());
      } else {
        ModelEntry model = new ModelEntry(fields, (ObjectNode) entry, key, remarks);
        offers.put(
            id, new Offer(servingId, id, model.facts(), model.cost(), null, model.aliases()));
      }
    }
    Serving serving =
        new Serving(
            servingId,
            servingId,
            AuthType.API_KEY,
            List.of(),
            null,
            null,
            List.copyOf(offers.values()));
    return new Offers(List.of(serving), Map.of(), Map.of());
  }

  private static JsonNode tree(byte[] list, Remarks remarks) {
    for (byte b : list) {
      if (b > ' ') {
        return b == '['
            ? LenientTree.array(WHAT, list, remarks)
            : LenientTree.object(WHAT, list, remarks);
      }
    }
    return LenientTree.object(WHAT, list, remarks);
  }

  private JsonNode entries(JsonNode list) {
    if (list.isArray()) {
      return list;
    }
    for (String name : fields.lists()) {
      JsonNode entries = ListFields.at(list, name);
      if (entries.isArray()) {
        return entries;
      }
    }
    throw new ImportException(
        WHAT + " has no array 'data'; is it the answer of a platform's /v1/models?");
  }

  private String id(JsonNode entry) {
    for (String name : fields.id()) {
      JsonNode id = ListFields.at(entry, name);
      if (id.isString()) {
        return id.stringValue();
      }
    }
    return "";
  }
}
