package io.modelregistry.history;

import io.modelregistry.model.Pricing;
import io.modelregistry.validate.PastPricing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads prices, each text once: what a version ends with the next one begins with. */
final class PriceTexts {
  private final String currency;
  private final Map<String, Optional<Pricing>> known = new ConcurrentHashMap<>();

  /**
   * @param currency of prices that name none
   */
  PriceTexts(String currency) {
    this.currency = currency;
  }

  /** The prices that a version states; empty when it states none, or none that make sense. */
  Optional<Pricing> of(EntityVersion version) {
    String text = version.texts().get("pricing");
    return text == null ? Optional.empty() : of(text);
  }

  /** The prices that a text states; empty when they make no sense. */
  Optional<Pricing> of(String text) {
    return known.computeIfAbsent(text, json -> PastPricing.read(json, currency));
  }

  /** Of prices that name none. */
  String currency() {
    return currency;
  }
}
