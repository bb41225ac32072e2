package io.modelregistry.sync.offer;

import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Units;
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
  private static final String OVERRIDES = "overrides";
  private static final String WHEN = "when";
  private static final String OVER = "input_tokens_over";
  private static final String TIER = "service_tier";
  private static final String REGION = "region";
  private static final Set<String> DATES = Set.of("from", "until");

  private final String currency;
  private final boolean statesAll;

  /**
   * @param currency the registry's
   * @param statesAll whether the list states all of a price but service tiers and regions
   */
  PriceDraft(String currency, boolean statesAll) {
    this.currency = currency;
    this.statesAll = statesAll;
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
    return cost.price().map(price -> node(price, statesAll ? null : reach));
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
      if (reach == null || over == null || over < reach) {
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

  /**
   * A price over one that was written before: what the list does not say of stays, such as prices
   * of other units, of tiers and regions, and where the list states none, of hours and days.
   */
  ObjectNode over(@Nullable ObjectNode before, ObjectNode now) {
    if (before == null
        || !isMetered(before)
        || !isMetered(now)
        || !currency(before).equals(currency(now))) {
      return now.deepCopy();
    }
    ObjectNode merged = before.deepCopy();
    now.properties().stream()
        .filter(entry -> !entry.getKey().equals(OVERRIDES))
        .forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    List<JsonNode> overrides = new ArrayList<>();
    JsonNode fresh = now.get(OVERRIDES);
    JsonNode old = before.get(OVERRIDES);
    if (old != null) {
      old.forEach(
          override -> {
            if (!isReplaced(override, fresh)) {
              overrides.add(override);
            }
          });
    }
    if (fresh != null) {
      fresh.forEach(overrides::add);
    }
    overrides.sort(Comparator.comparingInt(PriceDraft::place));
    merged.remove(OVERRIDES);
    if (!overrides.isEmpty()) {
      ArrayNode array = merged.putArray(OVERRIDES);
      overrides.forEach(array::add);
    }
    return merged;
  }

  /** A price over one that came from the same list: of that, only tiers and regions stay. */
  ObjectNode instead(@Nullable JsonNode before, ObjectNode now) {
    ObjectNode kept = Json.NODES.objectNode();
    if (before != null) {
      for (String field : List.of(KIND, CURRENCY, OVERRIDES)) {
        before.optional(field).ifPresent(value -> kept.set(field, value));
      }
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

  private boolean isReplaced(JsonNode override, @Nullable JsonNode fresh) {
    JsonNode when = override.path(WHEN);
    if (statesAll) {
      return !when.has(TIER) && !when.has(REGION);
    }
    if (when.size() != 1) {
      return false;
    }
    // Thresholds are all replaced; a tier only by the same tier.
    if (when.has(OVER)) {
      return true;
    }
    if (fresh != null) {
      for (JsonNode other : fresh) {
        if (other.path(WHEN).equals(when)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The order in which tools write overrides. */
  private static int place(JsonNode override) {
    JsonNode when = override.path(WHEN);
    if (when.has(REGION)) {
      return 5;
    }
    if (when.has(TIER)) {
      return 4;
    }
    if (when.has("utc_time")) {
      return 3;
    }
    boolean dated = DATES.stream().anyMatch(when::has);
    boolean threshold = when.has(OVER) || when.has("input_tokens_from");
    return threshold ? (dated ? 2 : 1) : 0;
  }
}
