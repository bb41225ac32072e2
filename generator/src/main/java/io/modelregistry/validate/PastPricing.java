package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.Pricing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prices as some earlier revision has them, whatever its schema was. */
public final class PastPricing {
  private PastPricing() {}

  /**
   * Reads a {@code pricing} object; units that are not known today are left out.
   *
   * @param currency of prices that name none
   * @return empty when it cannot be understood
   */
  public static Optional<Pricing> read(String json, String currency) {
    List<Finding> findings = new ArrayList<>();
    try {
      Optional<JsonDocument> document =
          DocumentReader.read("pricing", json.getBytes(StandardCharsets.UTF_8)).document();
      Optional<Pricing> pricing =
          document.map(found -> new PricingReader(currency).read(Fields.of(found, findings::add)));
      return findings.isEmpty() ? pricing : Optional.empty();
    } catch (RuntimeException e) {
      // Words, types and numbers that today's schema would have refused.
      return Optional.empty();
    }
  }
}
