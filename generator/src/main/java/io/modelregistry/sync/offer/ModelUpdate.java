package io.modelregistry.sync.offer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings a model in line with what its maker's own API offers under the model's own name. */
final class ModelUpdate {
  private static final List<String> LIMITS = List.of(Facts.CONTEXT, Facts.INPUT, Facts.OUTPUT);
  private static final String STATUS = "status";
  static final String LAST_DAY = "deprecation_date";

  /** What a route need not say once its model does. */
  static final Set<String> OF_ROUTES = Set.of(Facts.CONTEXT, Facts.OUTPUT, "capabilities");

  private static final String REPLACED_BY = "replaced_by";

  private final LocalDate today;
  private final Function<String, Optional<String>> known;

  /**
   * @param known the id of the model that goes by a name
   */
  ModelUpdate(LocalDate today, Function<String, Optional<String>> known) {
    this.today = today;
    this.known = known;
  }

  /** Whether an offer goes by the very name of the model, and no dated or other form of it. */
  static boolean isItself(Offer offer, String modelId, ObjectNode model) {
    String own = Json.text(model, "model_string");
    return offer.nativeId().equals(own != null ? own : modelId);
  }

  void update(String id, ObjectNode model, Facts facts) {
    Set<String> pinned = RouteDraft.pinned(model);
    limits(model, facts, pinned);
    if (!pinned.contains("capabilities")) {
      capabilities(model, facts);
    }
    LocalDate lastDay = facts.lastDay() == null ? null : LocalDate.parse(facts.lastDay());
    if (lastDay != null && !pinned.contains(LAST_DAY)) {
      model.put(LAST_DAY, lastDay.toString());
    }
    if (facts.replacement() != null && !model.has(REPLACED_BY) && !pinned.contains(REPLACED_BY)) {
      known
          .apply(facts.replacement())
          .filter(other -> !other.equals(id))
          .ifPresent(other -> model.put(REPLACED_BY, other));
    }
    boolean isGone = facts.isDeprecated() || (lastDay != null && lastDay.isBefore(today));
    if (isGone && !pinned.contains(STATUS)) {
      model.put(STATUS, "deprecated");
    }
  }

  private static void limits(ObjectNode model, Facts facts, Set<String> pinned) {
    Long context = facts.limits().getOrDefault(Facts.CONTEXT, Json.whole(model, Facts.CONTEXT));
    for (String limit : LIMITS) {
      Long offered = facts.limits().get(limit);
      if (offered == null || (context != null && offered > context)) {
        continue;
      }
      // Most that state one limit mean the whole window by it.
      boolean saysNothing =
          limit.equals(Facts.INPUT) && !model.has(limit) && offered.equals(context);
      if (!saysNothing && !pinned.contains(limit) && !isVector(model, limit)) {
        model.put(limit, offered);
      }
    }
  }

  /** Lists state a vector's dimensions or the input limit there. */
  private static boolean isVector(ObjectNode model, String limit) {
    JsonNode output = model.path("modalities").path("output");
    return limit.equals(Facts.OUTPUT)
        && output.size() == 1
        && List.of("embedding", "score").contains(output.path(0).asString(""));
  }

  private static void capabilities(ObjectNode model, Facts facts) {
    Map<String, Boolean> flags = new TreeMap<>();
    @Nullable JsonNode known = model.get("capabilities");
    if (known != null && known.isObject()) {
      known
          .properties()
          .forEach(
              entry -> {
                if (entry.getValue().isBoolean()) {
                  flags.put(entry.getKey(), entry.getValue().booleanValue());
                }
              });
    }
    flags.putAll(facts.capabilities());
    if (!flags.isEmpty()) {
      model.set("capabilities", Json.flags(flags));
    }
  }
}
