package io.modelregistry.sync.offer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
}
