package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was looked at but does not answer the question.
 *
 * @param counts how many by reason, in the order of checks; complete
 * @param entries those that are listed: what came furthest first, then by id
 */
public record LeftOut(Map<Reason, Integer> counts, List<Entry> entries) {
  /** Nothing. */
  public static final LeftOut NOTHING = new LeftOut(Map.of(), List.of());

  public LeftOut {
    Map<Reason, Integer> sorted = new EnumMap<>(Reason.class);
    sorted.putAll(counts);
    counts = Collections.unmodifiableMap(sorted);
    entries = List.copyOf(entries);
  }

  /** How many, listed or not. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * One route, or one model with its route that came furthest.
   *
   * @param model the model, where the question ranks models; else empty
   * @param route the route; empty for a model that has none
   * @param price why its price is unknown, where that is the reason
   * @param message the reason for people: a clause without a full stop
   */
  public record Entry(
      Optional<Model> model,
      Optional<EffectiveRoute> route,
      Reason reason,
      Optional<Charge.Unknown> price,
      String message) {}
}
