package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was read of a list.
 *
 * @param servings who serves models, sorted by id, each id once
 * @param labs models independent of who serves them, by {@code lab/model}; may be empty
 * @param base which offer is which of those, by {@link Offer#key()}; may be empty
 */
public record Offers(List<Serving> servings, Map<String, LabModel> labs, Map<String, String> base) {
  public Offers {
    servings = List.copyOf(servings);
    labs = Collections.unmodifiableMap(new TreeMap<>(labs));
    base = Collections.unmodifiableMap(new TreeMap<>(base));
  }

  /** Without capabilities that the registry has no word for, each of which is said once. */
  Offers within(Authored authored, Remarks remarks) {
    TreeSet<String> unknown = new TreeSet<>();
    List<Serving> known = new ArrayList<>();
    for (Serving serving : servings) {
      List<Offer> offers = new ArrayList<>();
      for (Offer offer : serving.offers()) {
        offer.facts().capabilities().keySet().stream()
            .filter(key -> !authored.knowsCapability(key))
            .forEach(unknown::add);
        offers.add(offer.with(offer.facts().within(authored::knowsCapability)));
      }
      known.add(serving.with(offers));
    }
    unknown.forEach(
        key ->
            remarks.say(
                Remarks.UNKNOWN_CAPABILITY, key, "is not in capabilities.json, so not carried"));
    return new Offers(known, labs, base);
  }
}
