package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the list does not say of serving providers, as {@code platform-rules.json} knows. */
final class PlatformRules {
  private static final String OTHERS = "*";

  private final Map<String, Integer> order = new HashMap<>();
  private final List<Zero> zeros = new ArrayList<>();

  private record Zero(String serving, String end, String kind) {}

  static PlatformRules read() {
    PlatformRules rules = new PlatformRules();
    JsonNode root = Resource.read("offer/platform-rules.json");
    for (JsonNode id : root.required("order")) {
      rules.order.put(id.stringValue(), rules.order.size());
    }
    for (JsonNode zero : root.required("zero")) {
      rules.zeros.add(
          new Zero(
              zero.required("serving").stringValue(),
              zero.optional("ends_with").map(JsonNode::stringValue).orElse(""),
              zero.required("kind").stringValue()));
    }
    return rules;
  }

  /** Where a platform's new routes stand in a fallback chain: smaller is tried earlier. */
  int rank(String platformId) {
    Integer rank = order.get(platformId);
    return rank != null ? rank : order.getOrDefault(OTHERS, order.size());
  }

  /** What a price of zero means for an offer, as a kind of pricing; empty means unknown. */
  Optional<String> zeroKind(Offer offer) {
    return zeros.stream()
        .filter(zero -> zero.serving().equals(offer.servingId()))
        .filter(zero -> offer.nativeId().endsWith(zero.end()))
        .map(Zero::kind)
        .findFirst();
  }
}
