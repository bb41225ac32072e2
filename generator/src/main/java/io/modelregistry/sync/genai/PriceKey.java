package io.modelregistry.sync.genai;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/**
 * What a price key of the list means.
 *
 * @param unit the registry's
 * @param pieces how many of the registry's prices one price of the list is
 */
record PriceKey(Unit unit, long pieces) {
  private static final String TOKENS = "_mtok";

  /** Far more digits than a price can keep: what an hour costs a second need not end. */
  private static final MathContext DIVISION = MathContext.DECIMAL128;

  private static final long SECONDS_OF_AN_HOUR = 3600;

  /** Keys of what is no token. */
  private static final Map<String, PriceKey> OTHERS =
      Map.of(
          "requests_kcount", of("request_cost", 1000),
          "web_searches_kcount", of("web_search_cost", 1000),
          "input_mchars", of("input_character_cost", 1),
          "input_document_kpages", of("input_page_cost", 1000),
          "input_audio_hours", of("input_audio_second_cost", SECONDS_OF_AN_HOUR),
          "output_audio_hours", of("output_audio_second_cost", SECONDS_OF_AN_HOUR));

  private static PriceKey of(String unit, long pieces) {
    return new PriceKey(Units.require(unit), pieces);
  }

  /** Empty when the registry has no such unit. */
  static Optional<PriceKey> find(String key) {
    if (!key.endsWith(TOKENS)) {
      return Optional.ofNullable(OTHERS.get(key));
    }
    return Units.find(key.substring(0, key.length() - TOKENS.length()) + "_cost")
        .filter(Unit::countsTokens)
        .map(unit -> new PriceKey(unit, 1));
  }

  /** The registry's price, rounded to 15 digits where it has more than can be exact. */
  BigDecimal price(BigDecimal listed) {
    BigDecimal price = Decimals.exact(listed.divide(BigDecimal.valueOf(pieces), DIVISION));
    return price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
  }

  /** Whether {@code price} is exactly what is listed. */
  boolean isExact(BigDecimal listed, BigDecimal price) {
    return price.multiply(BigDecimal.valueOf(pieces)).compareTo(listed) == 0;
  }
}
