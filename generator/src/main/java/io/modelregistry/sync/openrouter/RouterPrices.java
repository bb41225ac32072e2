package io.modelregistry.sync.openrouter;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.RateReader;
import io.modelregistry.sync.offer.Remarks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Reads what a model costs: text, US dollars, mostly for a single token; -1 is set per request. */
final class RouterPrices {
  private static final String CURRENCY = "USD";
  private static final String OVERRIDES = "overrides";
  private static final String MINIMUM = "min_prompt_tokens";
  private static final String PROMPT = "prompt";
  private static final String COMPLETION = "completion";
  private static final String IMAGE = "image";

  /** Prices for a modality are at most so many times those of text, or they count other things. */
  private static final BigDecimal DEAREST = BigDecimal.valueOf(100);

  private static final Map<String, Unit> PER_TOKEN = perToken();

  private static final Map<String, Unit> PER_PIECE =
      Map.of("request", Units.REQUEST, "web_search", Units.require("web_search_cost"));

  private final Remarks remarks;
  private final RateReader rates;

  RouterPrices(Remarks remarks) {
    this.remarks = remarks;
    this.rates = new RateReader(remarks, true);
  }

  private static Map<String, Unit> perToken() {
    Map<String, Unit> units = new LinkedHashMap<>();
    units.put(PROMPT, Units.INPUT);
    units.put(COMPLETION, Units.OUTPUT);
    units.put("input_cache_read", Units.CACHE_READ);
    units.put("input_cache_write", Units.require("cache_write_cost"));
    units.put("input_cache_write_1h", Units.require("cache_write_1h_cost"));
    units.put("internal_reasoning", Units.require("output_reasoning_cost"));
    units.put("audio", Units.require("input_audio_cost"));
    units.put("audio_output", Units.require("output_audio_cost"));
    units.put("input_audio_cache", Units.require("cache_audio_read_cost"));
    units.put("image_output", Units.require("output_image_cost"));
    return units;
  }

  Cost read(JsonNode pricing, String subject) {
    if (!pricing.isObject()) {
      if (!pricing.isMissingNode() && !pricing.isNull()) {
        remarks.say(Remarks.ODD_VALUE, subject, "pricing is no object");
      }
      return Cost.UNKNOWN;
    }
    Optional<BigDecimal> prompt = RateReader.written(pricing.path(PROMPT));
    Optional<BigDecimal> completion = RateReader.written(pricing.path(COMPLETION));
    if (prompt.filter(price -> price.signum() < 0).isPresent()
        || completion.filter(price -> price.signum() < 0).isPresent()) {
      return Cost.of(new Pricing(Pricing.Kind.DYNAMIC, CURRENCY, Map.of(), List.of()));
    }
    boolean zero =
        prompt.filter(price -> price.signum() == 0).isPresent()
            && completion.filter(price -> price.signum() == 0).isPresent();
    Map<Unit, BigDecimal> base = prices(pricing, subject, zero);
    if (base.isEmpty()) {
      return zero ? Cost.ZERO : Cost.UNKNOWN;
    }
    return Cost.of(
        new Pricing(Pricing.Kind.METERED, CURRENCY, base, overrides(pricing, base, subject)));
  }

  private Map<Unit, BigDecimal> prices(JsonNode pricing, String subject, boolean zero) {
    Map<Unit, BigDecimal> prices = new TreeMap<>();
    if (!zero) {
      PER_TOKEN.forEach(
          (name, unit) ->
              rates
                  .read(pricing.path(name), name, RateReader.PER_MILLION, subject)
                  .ifPresent(price -> prices.put(unit, price)));
    }
    PER_PIECE.forEach(
        (name, unit) -> {
          // What costs nothing extra is stated as 0 for most.
          if (RateReader.written(pricing.path(name)).filter(p -> p.signum() == 0).isEmpty()) {
            rates
                .read(pricing.path(name), name, 0, subject)
                .ifPresent(price -> prices.put(unit, price));
          }
        });
    image(pricing, prices, subject);
    dropImpossible(prices, subject);
    Set<String> unknown = new TreeSet<>(pricing.propertyNames());
    unknown.removeAll(PER_TOKEN.keySet());
    unknown.removeAll(PER_PIECE.keySet());
    unknown.removeAll(Set.of(IMAGE, OVERRIDES, MINIMUM, "discount"));
    for (String name : unknown) {
      if (RateReader.written(pricing.path(name)).filter(p -> p.signum() == 0).isEmpty()) {
        remarks.say(Remarks.OTHER_PRICE, subject, "no unit is known for " + name);
      }
    }
    return prices;
  }

  /** Per token of a picture or per picture; only where it is that of text it is known which. */
  private void image(JsonNode pricing, Map<Unit, BigDecimal> prices, String subject) {
    Optional<BigDecimal> image = RateReader.written(pricing.path(IMAGE));
    Optional<BigDecimal> prompt = RateReader.written(pricing.path(PROMPT));
    if (image.isEmpty() || image.get().signum() == 0) {
      return;
    }
    if (prompt.isPresent() && prompt.get().compareTo(image.get()) == 0) {
      BigDecimal input = prices.get(Units.INPUT);
      if (input != null) {
        prices.put(Units.require("input_image_cost"), input);
      }
    } else {
      remarks.say(
          Remarks.OTHER_PRICE, subject, "image may be a price per picture or per token, left out");
    }
  }

  private void dropImpossible(Map<Unit, BigDecimal> prices, String subject) {
    BigDecimal input = prices.get(Units.INPUT);
    Unit audio = Units.require("input_audio_cost");
    BigDecimal spoken = prices.get(audio);
    if (input != null && spoken != null && spoken.compareTo(input.multiply(DEAREST)) > 0) {
      prices.remove(audio);
      remarks.say(
          Remarks.OTHER_PRICE,
          subject,
          "audio costs more than 100 times as much as text, so it counts no tokens, left out");
    }
  }

  private List<PriceOverride> overrides(
      JsonNode pricing, Map<Unit, BigDecimal> base, String subject) {
    TreeMap<Long, Map<Unit, BigDecimal>> bySize = new TreeMap<>();
    for (JsonNode entry : pricing.path(OVERRIDES)) {
      Optional<BigDecimal> minimum = RateReader.written(entry.path(MINIMUM));
      Set<String> conditions = new TreeSet<>(entry.propertyNames());
      conditions.removeAll(PER_TOKEN.keySet());
      conditions.removeAll(PER_PIECE.keySet());
      conditions.remove(IMAGE);
      if (!conditions.equals(Set.of(MINIMUM))
          || minimum.isEmpty()
          || minimum.get().stripTrailingZeros().scale() > 0
          || minimum.get().signum() <= 0
          || minimum.get().precision() - minimum.get().scale() > 12) {
        remarks.say(
            Remarks.OTHER_PRICE, subject, "a price is not by the size of the prompt, left out");
      } else {
        bySize.put(minimum.get().longValueExact(), prices(entry, subject, false));
      }
    }
    Map<Unit, BigDecimal> effective = new TreeMap<>(base);
    List<PriceOverride> overrides = new ArrayList<>();
    bySize.forEach(
        (size, prices) -> {
          Map<Unit, Optional<BigDecimal>> changes = new TreeMap<>();
          prices.forEach(
              (unit, price) -> {
                BigDecimal before = effective.put(unit, price);
                if (before == null || before.compareTo(price) != 0) {
                  changes.put(unit, Optional.of(price));
                }
              });
          if (!changes.isEmpty()) {
            overrides.add(
                new PriceOverride(
                    new Condition(null, null, null, size, null, null, null), changes, null));
          }
        });
    return overrides;
  }
}
