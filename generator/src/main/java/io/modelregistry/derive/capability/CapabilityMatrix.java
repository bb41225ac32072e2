package io.modelregistry.derive.capability;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Models against capabilities: yes, no or unknown. */
public final class CapabilityMatrix {
  private final Map<String, Map<String, Boolean>> known;
  private final Map<String, List<String>> models;

  private CapabilityMatrix(
      Map<String, Map<String, Boolean>> known, Map<String, List<String>> models) {
    this.known = known;
    this.models = models;
  }

  /** Takes what models say of themselves and adds what follows by the vocabulary's rules. */
  public static CapabilityMatrix of(Registry registry) {
    Map<String, Map<String, Boolean>> known = new TreeMap<>();
    Map<String, List<String>> models = new TreeMap<>();
    registry.capabilities().forEach(capability -> models.put(capability.key(), new ArrayList<>()));
    for (Model model : registry.models()) {
      Map<String, Boolean> facts = facts(model, registry);
      known.put(model.id(), Collections.unmodifiableMap(facts));
      facts.forEach(
          (key, has) -> {
            if (has) {
              models.computeIfAbsent(key, unlisted -> new ArrayList<>()).add(model.id());
            }
          });
    }
    return new CapabilityMatrix(known, models);
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

  private static Map<String, Boolean> facts(Model model, Registry registry) {
    Map<String, Boolean> facts = new TreeMap<>(model.capabilities());
    for (Capability capability : registry.capabilities()) {
      capability
          .derived()
          .ifPresent(
              rule -> {
                Answer answer = answer(rule, model, registry);
                if (answer == Answer.UNKNOWN) {
                  facts.remove(capability.key());
                } else {
                  facts.put(capability.key(), answer == Answer.YES);
                }
              });
    }
    return facts;
  }

  private static Answer answer(Capability.Rule rule, Model model, Registry registry) {
    if (rule instanceof Capability.Rule.MinimumContext minimum) {
      Long window = model.limits().contextWindow();
      return window == null ? Answer.UNKNOWN : Answer.of(window >= minimum.tokens());
    }
    return freeTier(registry.routesOfModel(model.id()));
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
