package io.modelregistry.derive.capability;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Models against capabilities: yes, no or unknown. */
public final class CapabilityMatrix {
  private final List<Capability> vocabulary;
  private final Map<String, Map<String, Boolean>> known;
  private final Map<String, List<String>> models;

  private CapabilityMatrix(
      List<Capability> vocabulary,
      Map<String, Map<String, Boolean>> known,
      Map<String, List<String>> models) {
    this.vocabulary = vocabulary;
    this.known = known;
    this.models = models;
  }

  /** Takes what models say of themselves and adds what follows by the vocabulary's rules. */
  public static CapabilityMatrix of(Registry registry) {
    Map<String, Map<String, Boolean>> known = new TreeMap<>();
    Map<String, List<String>> models = new TreeMap<>();
    registry.capabilities().forEach(capability -> models.put(capability.key(), new ArrayList<>()));
    for (Model model : registry.models()) {
      Map<String, Boolean> facts =
          facts(
              model.capabilities(),
              registry.capabilities(),
              model.limits(),
              registry.routesOfModel(model.id()));
      known.put(model.id(), Collections.unmodifiableMap(facts));
      facts.forEach(
          (key, has) -> {
            if (has) {
              models.computeIfAbsent(key, unlisted -> new ArrayList<>()).add(model.id());
            }
          });
    }
    return new CapabilityMatrix(List.copyOf(registry.capabilities()), known, models);
  }

  /** The keys of the vocabulary, sorted. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(models.keySet());
  }

  /** Whether that model has that capability; unknown for models and keys that do not exist. */
  public Answer answer(String modelId, String key) {
    Boolean fact = ofModel(modelId).get(key);
    return fact == null ? Answer.UNKNOWN : Answer.of(fact);
  }

  /** What is known of a model, authored and derived, by capability key; the rest is unknown. */
  public Map<String, Boolean> ofModel(String modelId) {
    return known.getOrDefault(modelId, Map.of());
  }

  /** Ids of the models that have that capability, sorted; deprecated ones included. */
  public List<String> modelsWith(String key) {
    return Collections.unmodifiableList(models.getOrDefault(key, List.of()));
  }

  /**
   * What is known of a model as one route serves it: its own window and its own price decide on
   * derived capabilities.
   */
  public Map<String, Boolean> asServedBy(EffectiveRoute route) {
    return Collections.unmodifiableMap(
        facts(route.capabilities(), vocabulary, route.limits(), List.of(route)));
  }

  private static Map<String, Boolean> facts(
      Map<String, Boolean> authored,
      Collection<Capability> vocabulary,
      Limits limits,
      List<EffectiveRoute> routes) {
    Map<String, Boolean> facts = new TreeMap<>(authored);
    for (Capability capability : vocabulary) {
      capability
          .derived()
          .ifPresent(
              rule -> {
                Answer answer = answer(rule, limits, routes);
                if (answer == Answer.UNKNOWN) {
                  facts.remove(capability.key());
                } else {
                  facts.put(capability.key(), answer == Answer.YES);
                }
              });
    }
    return facts;
  }

  private static Answer answer(Capability.Rule rule, Limits limits, List<EffectiveRoute> routes) {
    if (rule instanceof Capability.Rule.MinimumContext minimum) {
      Long window = limits.contextWindow();
      return window == null ? Answer.UNKNOWN : Answer.of(window >= minimum.tokens());
    }
    return freeTier(routes);
  }

  /** A route without a price may be free, so it keeps the answer from being no. */
  private static Answer freeTier(List<EffectiveRoute> routes) {
    List<EffectiveRoute> active = routes.stream().filter(EffectiveRoute::isActive).toList();
    if (active.stream().anyMatch(EffectiveRoute::isFree)) {
      return Answer.YES;
    }
    return active.stream().anyMatch(route -> route.pricing() == null) ? Answer.UNKNOWN : Answer.NO;
  }
}
