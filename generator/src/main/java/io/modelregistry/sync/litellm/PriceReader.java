package io.modelregistry.sync.litellm;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an entry costs, in US dollars. */
final class PriceReader {
  static final String CURRENCY = "USD";

  private static final String SEARCHES = "search_context_cost_per_query";
  private static final String RANGES = "tiered_pricing";
  private static final String UPLIFT = "regional_processing_uplift_multiplier_";
  private static final String SPECIFIC = "provider_specific_entry";
  private static final String INPUT = "input_cost_per_token";
  private static final String OUTPUT = "output_cost_per_token";
  private static final BigDecimal DEAREST_UPLIFT = BigDecimal.valueOf(3);

  private final Remarks remarks;
  private final PriceKey.Reader keys = new PriceKey.Reader();
  private final RateReader rates;

  PriceReader(Remarks remarks) {
    this.remarks = remarks;
    this.rates = new RateReader(remarks, false);
  }

  /** When a price holds, besides always: from a size on, at a service tier. */
  private record When(@Nullable String tier, @Nullable Long over) {
    static final Comparator<When> ORDER =
        Comparator.comparing((When when) -> Objects.requireNonNullElse(when.tier(), ""))
            .thenComparing(when -> Objects.requireNonNullElse(when.over(), 0L));

    Condition condition() {
      return new Condition(null, null, over, null, null, tier, null);
    }
  }

  Cost read(ObjectNode entry, String mode, String subject) {
    if (isNegative(entry.path(INPUT)) || isNegative(entry.path(OUTPUT))) {
      return Cost.of(new Pricing(Pricing.Kind.DYNAMIC, CURRENCY, Map.of(), List.of()));
    }
    Map<When, Map<Unit, BigDecimal>> stated = new TreeMap<>(When.ORDER);
    boolean zero = isZero(entry.path(INPUT)) && isZero(entry.path(OUTPUT));
    entry.propertyNames().stream()
        .sorted()
        .filter(name -> name.contains("cost"))
        .filter(name -> !(zero && (name.equals(INPUT) || name.equals(OUTPUT))))
        .forEach(name -> read(entry, name, mode, subject, stated));
    ranges(entry, subject, stated);
    Map<Unit, BigDecimal> base = stated.getOrDefault(new When(null, null), Map.of());
    if (base.isEmpty()) {
      if (!stated.isEmpty()) {
        remarks.say(Remarks.OTHER_PRICE, subject, "has prices on conditions only, left out");
      }
      return zero ? Cost.ZERO : Cost.UNKNOWN;
    }
    List<PriceOverride> overrides = overrides(stated);
    overrides.addAll(uplifts(entry, subject));
    return Cost.of(new Pricing(Pricing.Kind.METERED, CURRENCY, base, overrides));
  }

  private static boolean isNegative(JsonNode value) {
    return RateReader.written(value).filter(price -> price.signum() < 0).isPresent();
  }

  private static boolean isZero(JsonNode value) {
    return RateReader.written(value).filter(price -> price.signum() == 0).isPresent();
  }

  private void read(
      ObjectNode entry,
      String name,
      String mode,
      String subject,
      Map<When, Map<Unit, BigDecimal>> stated) {
    if (name.equals(SEARCHES)) {
      searches(entry.path(name), subject)
          .ifPresent(
              price -> put(stated, new When(null, null), Units.require("web_search_cost"), price));
      return;
    }
    Optional<PriceKey> key = keys.find(name, mode);
    if (key.isPresent()) {
      PriceKey known = key.get();
      rates
          .read(entry.path(name), name, known.places(), subject)
          .ifPresent(
              price -> put(stated, new When(known.tier(), known.over()), known.unit(), price));
    } else if (!isZero(entry.path(name)) && !entry.path(name).isNull()) {
      remarks.say(Remarks.OTHER_PRICE, subject, "no unit is known for " + name);
    }
  }

  private static void put(
      Map<When, Map<Unit, BigDecimal>> stated, When when, Unit unit, BigDecimal price) {
    stated.computeIfAbsent(when, each -> new TreeMap<>()).putIfAbsent(unit, price);
  }

  /** One price where all sizes of a search cost the same. */
  private Optional<BigDecimal> searches(JsonNode sizes, String subject) {
    List<BigDecimal> prices = new ArrayList<>();
    sizes.forEach(size -> RateReader.written(size).ifPresent(prices::add));
    if (prices.isEmpty() || prices.stream().allMatch(price -> price.signum() == 0)) {
      return Optional.empty();
    }
    if (prices.stream().anyMatch(price -> price.compareTo(prices.get(0)) != 0)) {
      remarks.say(Remarks.OTHER_PRICE, subject, "a search costs more the more it reads, left out");
      return Optional.empty();
    }
    return rates.read(sizes.iterator().next(), SEARCHES, 0, subject);
  }

  /** Prices by ranges of the size of the input, of which the first has none to exceed. */
  private void ranges(ObjectNode entry, String subject, Map<When, Map<Unit, BigDecimal>> stated) {
    for (JsonNode range : entry.path(RANGES)) {
      Optional<BigDecimal> start = RateReader.written(range.path("range").path(0));
      if (start.isEmpty() || start.get().signum() < 0 || start.get().precision() > 12) {
        remarks.say(Remarks.OTHER_PRICE, subject, "a range of its prices has no start, left out");
        continue;
      }
      Long over = start.get().signum() == 0 ? null : Long.valueOf(start.get().longValue());
      for (String name : range.propertyNames().stream().sorted().toList()) {
        Optional<PriceKey> key = keys.find(name, "chat");
        if (name.contains("cost") && key.isPresent() && key.get().over() == null) {
          rates
              .read(range.path(name), name, key.get().places(), subject)
              .ifPresent(
                  price -> put(stated, new When(key.get().tier(), over), key.get().unit(), price));
        } else if (name.contains("cost") && key.isEmpty()) {
          remarks.say(Remarks.OTHER_PRICE, subject, "no unit is known for " + name);
        }
      }
    }
  }

  private static List<PriceOverride> overrides(Map<When, Map<Unit, BigDecimal>> stated) {
    List<PriceOverride> overrides = new ArrayList<>();
    stated.forEach(
        (when, prices) -> {
          Map<Unit, BigDecimal> otherwise = otherwise(stated, when);
          Map<Unit, Optional<BigDecimal>> changes = new TreeMap<>();
          prices.forEach(
              (unit, price) -> {
                BigDecimal before = otherwise.get(unit);
                if (before == null || before.compareTo(price) != 0) {
                  changes.put(unit, Optional.of(price));
                }
              });
          boolean isBase = when.tier() == null && when.over() == null;
          if (!isBase && !changes.isEmpty()) {
            overrides.add(new PriceOverride(when.condition(), changes, null));
          }
        });
    return overrides;
  }

  /** What would hold without the prices of one condition: those that are read before them. */
  private static Map<Unit, BigDecimal> otherwise(
      Map<When, Map<Unit, BigDecimal>> stated, When when) {
    Map<Unit, BigDecimal> prices = new TreeMap<>();
    stated.forEach(
        (other, stating) -> {
          boolean applies =
              (other.tier() == null || Objects.equals(other.tier(), when.tier()))
                  && (other.over() == null || (when.over() != null && other.over() <= when.over()));
          if (applies && When.ORDER.compare(other, when) < 0) {
            prices.putAll(stating);
          }
        });
    return prices;
  }

  /** Factors for requests that are bound to a region. */
  private List<PriceOverride> uplifts(ObjectNode entry, String subject) {
    Map<String, BigDecimal> factors = new TreeMap<>();
    for (String name : entry.propertyNames()) {
      if (name.startsWith(UPLIFT)) {
        RateReader.written(entry.path(name))
            .ifPresent(factor -> factors.put(name.substring(UPLIFT.length()), factor));
      }
    }
    for (var extra : entry.path(SPECIFIC).properties()) {
      Optional<BigDecimal> factor = RateReader.written(extra.getValue());
      if (factor.isPresent() && extra.getKey().matches("us|eu")) {
        factors.putIfAbsent(extra.getKey(), factor.get());
      } else if (factor.isPresent()) {
        remarks.say(
            Remarks.OTHER_PRICE, subject, "no condition is known for its factor " + extra.getKey());
      }
    }
    List<PriceOverride> overrides = new ArrayList<>();
    factors.forEach(
        (region, factor) -> {
          if (factor.signum() <= 0
              || factor.compareTo(DEAREST_UPLIFT) > 0
              || !region.matches("[a-z0-9-]{1,40}")) {
            remarks.say(
                Remarks.ODD_VALUE, subject, "the factor for " + region + " is none, left out");
          } else if (factor.compareTo(BigDecimal.ONE) != 0) {
            overrides.add(
                new PriceOverride(
                    new Condition(null, null, null, null, null, null, region), Map.of(), factor));
          }
        });
    return overrides;
  }
}
