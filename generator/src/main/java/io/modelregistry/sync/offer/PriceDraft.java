package io.modelregistry.sync.offer;

import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
import io.modelregistry.validate.PricingReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes prices, alone or over those that somebody wrote before. */
final class PriceDraft {
  private static final String KIND = "kind";
  private static final String CURRENCY = "currency";
  private static final String OVERRIDES = OverrideNodes.OVERRIDES;
  private static final String WHEN = OverrideNodes.WHEN;

  private final String currency;
  private final Conventions conventions;
  private final LocalDate today;

  /**
   * @param currency the registry's
   * @param today the day from which a changed price holds
   */
  PriceDraft(String currency, Conventions conventions, LocalDate today) {
    this.currency = currency;
    this.conventions = conventions;
    this.today = today;
  }

  /**
   * What an offer costs.
   *
   * @param zeroKind what a price of zero means there
   * @param reach the largest input a request can have; thresholds at or above it never apply
   * @return empty when it is unknown
   */
  Optional<ObjectNode> of(Cost cost, Optional<String> zeroKind, @Nullable Long reach) {
    if (cost.price().isEmpty()) {
      return cost.zero()
          ? zeroKind.map(kind -> Json.NODES.objectNode().put(KIND, kind))
          : Optional.empty();
    }
    return cost.price()
        .map(price -> conventions.wholePrices() ? node(price, null) : node(price, reach));
  }

  private ObjectNode node(Pricing price, @Nullable Long reach) {
    ObjectNode pricing = Json.NODES.objectNode();
    if (price.kind() != Pricing.Kind.METERED) {
      return pricing.put(KIND, price.kind().word());
    }
    if (!price.currency().equals(currency)) {
      pricing.put(CURRENCY, price.currency());
    }
    price.rates().forEach((unit, rate) -> pricing.set(unit.key(), Json.number(rate)));
    ArrayNode overrides = Json.NODES.arrayNode();
    for (PriceOverride override : price.overrides()) {
      Long over = override.when().inputTokensOver();
      Long from = override.when().inputTokensFrom();
      boolean beyond =
          reach != null && ((over != null && over >= reach) || (from != null && from > reach));
      if (!beyond) {
        overrides.add(override(override));
      }
    }
    if (!overrides.isEmpty()) {
      pricing.set(OVERRIDES, overrides);
    }
    return pricing;
  }

  private static ObjectNode override(PriceOverride override) {
    ObjectNode node = Json.NODES.objectNode();
    node.set(WHEN, WhenNode.of(override.when()));
    override
        .rates()
        .forEach(
            (unit, rate) ->
                node.set(unit.key(), rate.map(Json::number).orElseGet(Json.NODES::nullNode)));
    if (override.multiplier() != null) {
      node.set("multiplier", Json.number(override.multiplier()));
    }
    return node;
  }

  /** The largest input that all of these allow; null when none says. */
  static @Nullable Long reach(ObjectNode... entities) {
    Long reach = null;
    for (ObjectNode entity : entities) {
      for (String limit : List.of(Facts.CONTEXT, Facts.INPUT)) {
        Long most = Json.whole(entity, limit);
        if (most != null && (reach == null || most < reach)) {
          reach = most;
        }
      }
    }
    return reach;
  }

  /** Whether a price that was written has a size that is beyond reach. */
  static boolean goesBeyond(@Nullable ObjectNode pricing, @Nullable Long reach) {
    if (pricing == null || reach == null) {
      return false;
    }
    for (JsonNode override : pricing.path(OVERRIDES)) {
      JsonNode when = override.path(WHEN);
      if (when.path("input_tokens_over").asLong(0) >= reach
          || when.path("input_tokens_from").asLong(0) > reach) {
        return true;
      }
    }
    return false;
  }

  /**
   * A price that a new route starts with: without what goes without saying, where the list does not
   * mean to state all.
   */
  ObjectNode first(ObjectNode now) {
    return conventions.wholePrices()
        ? now
        : PricingReader.alone(now, currency)
            .filter(price -> price.kind() == Pricing.Kind.METERED)
            .map(price -> PlainPrice.without(now, price, today))
            .orElse(now);
  }

  /**
   * A price over one that was written before. What was charged before today stays known, and what
   * the list does not say of stays: prices of other units, of tiers and regions, and where the list
   * states none, of hours and days. A list that states whole prices with their dates is believed in
   * what it says of the past.
   *
   * @param alone whether nobody but the list vouches for what was written
   * @return the same as before when the list says nothing new; empty when the change needs more
   *     overrides than fit into a file
   */
  Optional<ObjectNode> change(@Nullable ObjectNode before, ObjectNode now, boolean alone) {
    if (before == null) {
      return Optional.of(first(now));
    }
    if (conventions.wholePrices() && hasDates(now)) {
      return Optional.of(alone ? instead(before, now) : over(before, now));
    }
    Pricing was = PricingReader.alone(before, currency).orElse(null);
    Pricing says = PricingReader.alone(now, currency).orElse(null);
    if (was == null || says == null) {
      return Optional.of(before);
    }
    if (was.kind() != says.kind()) {
      return Optional.of(now.deepCopy());
    }
    if (was.kind() != Pricing.Kind.METERED) {
      return Optional.of(before);
    }
    if (!was.currency().equals(says.currency())) {
      return Optional.of(now.deepCopy());
    }
    Set<OverrideNodes.Family> families =
        conventions.wholePrices()
            ? OverrideNodes.Family.OF_LISTS_THAT_STATE_ALL
            : conventions.has(Conventions.Trait.STATES_SIZES)
                ? Set.of(OverrideNodes.Family.SIZE)
                : Set.of();
    return new PriceChange(before, was, now, says, today, conventions.wholePrices() && alone)
        .result(families);
  }

  private static boolean hasDates(ObjectNode pricing) {
    for (JsonNode override : pricing.path(OVERRIDES)) {
      JsonNode when = override.path(WHEN);
      if (when.has(OverrideNodes.FROM) || when.has(OverrideNodes.UNTIL)) {
        return true;
      }
    }
    return false;
  }

  /** A dated price over one that was written before: tiers, regions and other units stay. */
  private ObjectNode over(ObjectNode before, ObjectNode now) {
    if (!isMetered(before) || !currency(before).equals(currency(now))) {
      return now.deepCopy();
    }
    ObjectNode merged = before.deepCopy();
    now.properties().stream()
        .filter(entry -> !entry.getKey().equals(OVERRIDES))
        .forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    List<JsonNode> overrides = new ArrayList<>();
    for (JsonNode override : before.path(OVERRIDES)) {
      JsonNode when = override.path(WHEN);
      if (when.has("service_tier") || when.has("region")) {
        overrides.add(override);
      }
    }
    now.path(OVERRIDES).forEach(overrides::add);
    overrides.sort(Comparator.comparingInt(OverrideNodes::place));
    merged.remove(OVERRIDES);
    ArrayNode array = merged.putArray(OVERRIDES);
    overrides.forEach(array::add);
    return merged;
  }

  /** A dated price over one that came from the same list: of that, only tiers and regions stay. */
  private ObjectNode instead(ObjectNode before, ObjectNode now) {
    ObjectNode kept = Json.NODES.objectNode();
    for (String field : List.of(KIND, CURRENCY, OVERRIDES)) {
      before.optional(field).ifPresent(value -> kept.set(field, value));
    }
    return over(kept, now);
  }

  static boolean isFree(ObjectNode pricing) {
    return Pricing.Kind.FREE.word().equals(Json.text(pricing, KIND));
  }

  /** Whether it bills something. */
  static boolean hasRates(@Nullable JsonNode pricing) {
    return pricing != null
        && pricing.isObject()
        && isMetered((ObjectNode) pricing)
        && Units.all().stream().anyMatch(unit -> pricing.has(unit.key()));
  }

  private static boolean isMetered(ObjectNode pricing) {
    String kind = Json.text(pricing, KIND);
    return kind == null || kind.equals(Pricing.Kind.METERED.word());
  }

  private String currency(ObjectNode pricing) {
    String stated = Json.text(pricing, CURRENCY);
    return stated != null ? stated : currency;
  }
}
