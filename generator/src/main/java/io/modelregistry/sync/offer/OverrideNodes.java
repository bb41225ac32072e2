package io.modelregistry.sync.offer;

import io.modelregistry.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The overrides of a price as they are written, and the order in which tools write them. */
final class OverrideNodes {
  static final String OVERRIDES = "overrides";
  static final String WHEN = "when";
  static final String FROM = "from";
  static final String UNTIL = "until";

  /** So many fit into a file. */
  private static final int MOST = 100;

  private final List<ObjectNode> nodes = new ArrayList<>();

  /** Those of a price, as copies. */
  static OverrideNodes of(ObjectNode pricing) {
    OverrideNodes overrides = new OverrideNodes();
    for (JsonNode node : pricing.path(OVERRIDES)) {
      overrides.nodes.add((ObjectNode) node.deepCopy());
    }
    return overrides;
  }

  List<ObjectNode> nodes() {
    return nodes;
  }

  boolean fit() {
    return nodes.size() <= MOST;
  }

  /** Puts one behind all that come before it by what they depend on, or by when they begin. */
  void insert(ObjectNode node) {
    int place = place(node);
    String from = from(node);
    int at = 0;
    for (int i = 0; i < nodes.size(); i++) {
      int other = place(nodes.get(i));
      if (other < place || (other == place && from(nodes.get(i)).compareTo(from) <= 0)) {
        at = i + 1;
      }
    }
    nodes.add(at, node);
  }

  /** Days and instants in UTC sort by their text; what has no start begins before all. */
  private static String from(ObjectNode override) {
    return override.path(WHEN).path(FROM).asString("");
  }

  void writeTo(ObjectNode pricing) {
    pricing.remove(OVERRIDES);
    if (!nodes.isEmpty()) {
      ArrayNode array = pricing.putArray(OVERRIDES);
      nodes.forEach(array::add);
    }
  }

  /** The order in which tools write overrides. */
  static int place(JsonNode override) {
    JsonNode when = override.path(WHEN);
    if (when.has("region")) {
      return 5;
    }
    if (when.has("service_tier")) {
      return 4;
    }
    if (when.has("utc_time")) {
      return 3;
    }
    boolean dated = when.has(FROM) || when.has(UNTIL);
    boolean threshold = when.has("input_tokens_over") || when.has("input_tokens_from");
    return threshold ? (dated ? 2 : 1) : 0;
  }

  /** Whether it may apply at that instant, by its dates alone. */
  static boolean isActive(Condition when, Instant at) {
    return (when.from() == null || !at.isBefore(when.from()))
        && (when.until() == null || at.isBefore(when.until()));
  }

  /** The same condition at any time. */
  static Condition undated(Condition when) {
    return new Condition(
        null,
        null,
        when.inputTokensOver(),
        when.inputTokensFrom(),
        when.hours(),
        when.serviceTier(),
        when.region());
  }

  /** What prices depend on besides their dates and the size of the request. */
  enum Family {
    SIZE,
    HOURS,
    TIER,
    REGION;

    static final Set<Family> OF_LISTS_THAT_STATE_ALL = Set.of(SIZE, HOURS);

    static Family of(Condition when) {
      return when.region() != null
          ? REGION
          : when.serviceTier() != null ? TIER : when.hours() != null ? HOURS : SIZE;
    }
  }

  /** Whether two conditions are of one family and name the same tier, region and hours. */
  static boolean areKin(Condition one, Condition other) {
    return Family.of(one) == Family.of(other)
        && Objects.equals(one.serviceTier(), other.serviceTier())
        && Objects.equals(one.region(), other.region());
  }
}
