package io.modelregistry.history;

import io.modelregistry.model.Pricing;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices as they were written down, and when.
 *
 * @param text null where they were not
 */
record PriceText(Instant at, @Nullable String text) {
  static PriceText of(Instant at, @Nullable EntityVersion version) {
    return new PriceText(at, version == null ? null : version.texts().get("pricing"));
  }

  boolean isSame(PriceText other) {
    return Objects.equals(text, other.text);
  }

  Optional<Pricing> pricing(PriceTexts texts) {
    return text == null ? Optional.empty() : texts.of(text);
  }
}
