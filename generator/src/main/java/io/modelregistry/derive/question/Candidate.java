package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that can do what was asked, with the route that does it best.
 *
 * @param optional what is known of each optional capability there, in the order asked
 * @param offer that route
 * @param routes how many routes of the model qualify
 * @param reasons what speaks for it, and what nobody knows
 */
public record Candidate(
    Model model, Map<String, Fact> optional, Offer offer, int routes, List<Remark> reasons) {
  public Candidate {
    optional = Collections.unmodifiableMap(new LinkedHashMap<>(optional));
    reasons = List.copyOf(reasons);
  }
}
