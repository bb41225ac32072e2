package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A price in a few words, as reports show it. */
final class PriceWords {
  private PriceWords() {}

  /** {@code free}, or {@code input_cost 1, output_cost 2 and 3 overrides}. */
  static String of(JsonNode pricing) {
    List<String> words = new ArrayList<>();
    JsonNode kind = pricing.path("kind");
    if (kind.isString() && !kind.stringValue().equals("metered")) {
      words.add(kind.stringValue());
    }
    for (var entry : pricing.properties()) {
      if (entry.getValue().isNumber()) {
        words.add(entry.getKey() + " " + entry.getValue().decimalValue().toPlainString());
      }
    }
    String joined = String.join(", ", words);
    if (pricing.path("currency").isString()) {
      joined = joined + " " + pricing.path("currency").stringValue();
    }
    int overrides = pricing.path(OverrideNodes.OVERRIDES).size();
    return overrides == 0
        ? joined
        : joined + " and " + overrides + (overrides == 1 ? " override" : " overrides");
  }
}
