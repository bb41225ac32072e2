package io.modelregistry.sync.modelsdev;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes prices, alone or over those that somebody wrote before. */
final class PriceDraft {
  private static final String OVERRIDES = "overrides";
  private static final String WHEN = "when";
  private static final String OVER = "input_tokens_over";
  private static final String TIER = "service_tier";
  private static final Set<String> DATES = Set.of("from", "until");

  private PriceDraft() {}

  /**
   * What an offer costs.
   *
   * @param zeroKind what a price of zero means there
   * @param reach the largest input a request can have; thresholds at or above it never apply
   * @return empty when it is unknown
   */
  static Optional<ObjectNode> of(Facts.Cost cost, Optional<String> zeroKind, @Nullable Long reach) {
    if (!cost.kind().equals("metered")) {
      return Optional.of(Json.NODES.objectNode().put("kind", cost.kind()));
    }
    if (cost.rates().isEmpty()) {
      return cost.zero()
          ? zeroKind.map(kind -> Json.NODES.objectNode().put("kind", kind))
          : Optional.empty();
    }
    ObjectNode pricing = Json.NODES.objectNode();
    put(pricing, cost.rates());
    ArrayNode overrides = Json.NODES.arrayNode();
    cost.thresholds()
        .forEach(
            (size, rates) -> {
              if (reach == null || size < reach) {
                ObjectNode override = overrides.addObject();
                override.putObject(WHEN).put(OVER, size.longValue());
                put(override, rates);
              }
            });
    cost.tiers()
        .forEach(
            (tier, rates) -> {
              ObjectNode override = overrides.addObject();
              override.putObject(WHEN).put(TIER, tier);
              put(override, rates);
            });
    if (!overrides.isEmpty()) {
      pricing.set(OVERRIDES, overrides);
    }
    return Optional.of(pricing);
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

  private static void put(ObjectNode object, Map<String, BigDecimal> rates) {
    rates.forEach((unit, rate) -> object.set(unit, Json.number(rate)));
  }

  /**
   * A price over one that was written before: what the list does not say of stays, such as prices
   * of other units, of hours, regions and days.
   */
  static ObjectNode over(@Nullable ObjectNode before, ObjectNode now) {
    if (before == null || !isMetered(before) || !isMetered(now)) {
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

  private static boolean isMetered(ObjectNode pricing) {
    String kind = Json.text(pricing, "kind");
    return kind == null || kind.equals("metered");
  }

  /** Thresholds are all replaced; a tier only by the same tier. */
  private static boolean isReplaced(JsonNode override, @Nullable JsonNode fresh) {
    JsonNode when = override.path(WHEN);
    if (when.size() != 1) {
      return false;
    }
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
    if (when.has("region")) {
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
