package io.modelregistry.sync.offer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a new model: its lab's facts, else those of its maker's own offer, else what most offers
 * say.
 */
final class ModelDraft {
  private final Matching matching;
  private final PlatformRules rules;
  private final PriceDraft prices;
  private final Conventions conventions;
  private final Citation citation;
  private final OtherNames names;

  ModelDraft(
      Matching matching,
      PlatformRules rules,
      PriceDraft prices,
      Conventions conventions,
      Citation citation,
      OtherNames names) {
    this.matching = matching;
    this.rules = rules;
    this.prices = prices;
    this.conventions = conventions;
    this.citation = citation;
    this.names = names;
  }

  ObjectNode of(Matching.Group group) {
    List<Offer> own =
        group.offers().stream().filter(offer -> matching.isOwn(offer, group.providerId())).toList();
    LabModel lab = group.lab();
    Voices voices = new Voices(lab == null ? null : lab.facts(), own, group.offers());
    ObjectNode model = Json.NODES.objectNode();
    model.put("$schema", "../../../schemas/model.schema.json");
    model.put("name", voices.say(Facts::name).orElse(group.modelId()));
    voices.say(Facts::family).ifPresent(family -> model.put("family", family));
    modelString(group, own).ifPresent(name -> model.put("model_string", name));
    capabilities(voices, model);
    modalities(voices, model);
    limits(voices, model);
    own.stream()
        .filter(offer -> conventions.ownApiIsDirect())
        .findFirst()
        .flatMap(offer -> prices.of(offer.cost(), rules.zeroKind(offer), PriceDraft.reach(model)))
        .map(prices::first)
        .ifPresent(pricing -> model.set("pricing", pricing));
    voices.say(Facts::releaseDate).ifPresent(date -> model.put("release_date", date));
    voices.say(Facts::knowledge).ifPresent(date -> model.put("knowledge_cutoff", date));
    model.put("status", status(own.isEmpty() ? group.offers() : own));
    voices
        .say(Facts::openWeights)
        .ifPresent(open -> model.put("open_weights", open.booleanValue()));
    if (lab != null) {
      Json.put(model, "license", lab.license());
      list(model, "links", lab.links());
      list(model, "benchmarks", lab.benchmarks());
    }
    List<String> aliases = names.of(group, model);
    if (!aliases.isEmpty()) {
      aliases.forEach(model.putArray("aliases")::add);
    }
    model.set("sources", citation.list());
    return model;
  }

  private static Optional<String> modelString(Matching.Group group, List<Offer> own) {
    LabModel lab = group.lab();
    String name =
        !own.isEmpty() ? own.get(0).nativeId() : lab != null ? lab.nativeId() : group.modelId();
    return Optional.of(name).filter(text -> !text.equals(group.modelId()) && text.length() <= 300);
  }

  private static void capabilities(Voices voices, ObjectNode model) {
    Map<String, Boolean> capabilities = new TreeMap<>();
    for (String key : voices.capabilityKeys()) {
      voices
          .say(facts -> facts.capabilities().get(key))
          .ifPresent(value -> capabilities.put(key, value));
    }
    if (!capabilities.isEmpty()) {
      model.set("capabilities", Json.flags(capabilities));
    }
  }

  private static void modalities(Voices voices, ObjectNode model) {
    ObjectNode modalities = Json.NODES.objectNode();
    words(voices, modalities, "input", Facts::input);
    words(voices, modalities, "output", Facts::output);
    if (!modalities.isEmpty()) {
      model.set("modalities", modalities);
    }
  }

  private static void words(
      Voices voices, ObjectNode modalities, String side, Function<Facts, List<String>> of) {
    voices
        .say(facts -> of.apply(facts).isEmpty() ? null : String.join(" ", of.apply(facts)))
        .ifPresent(
            joined -> {
              ArrayNode array = modalities.putArray(side);
              for (String word : joined.split(" ", -1)) {
                array.add(word);
              }
            });
  }

  private static void limits(Voices voices, ObjectNode model) {
    Long context = voices.say(facts -> facts.limits().get(Facts.CONTEXT)).orElse(null);
    Json.put(model, Facts.CONTEXT, context);
    for (String part : List.of(Facts.INPUT, Facts.OUTPUT)) {
      voices
          .say(facts -> facts.limits().get(part))
          .filter(value -> context == null || value <= context)
          .ifPresent(value -> model.put(part, value.longValue()));
    }
  }

  private static String status(List<Offer> offers) {
    if (!offers.isEmpty() && offers.stream().allMatch(offer -> offer.facts().isDeprecated())) {
      return "deprecated";
    }
    String first = offers.isEmpty() ? null : offers.get(0).facts().status();
    return "beta".equals(first) || "alpha".equals(first) ? "beta" : "active";
  }

  private static void list(ObjectNode model, String field, List<ObjectNode> entries) {
    if (!entries.isEmpty()) {
      ArrayNode array = model.putArray(field);
      entries.forEach(array::add);
    }
  }

  /** Who may speak of a model, in the order in which they are believed. */
  private record Voices(@Nullable Facts lab, List<Offer> own, List<Offer> all) {

    /** The lab's word, else the maker's own offers' in their order, else the most frequent one. */
    <T extends Comparable<T>> Optional<T> say(Function<Facts, @Nullable T> what) {
      if (lab != null) {
        T said = what.apply(lab);
        if (said != null) {
          return Optional.of(said);
        }
      }
      for (Offer offer : own) {
        T said = what.apply(offer.facts());
        if (said != null) {
          return Optional.of(said);
        }
      }
      if (lab != null) {
        return Optional.empty();
      }
      Map<T, Integer> votes = new TreeMap<>();
      all.stream()
          .map(offer -> what.apply(offer.facts()))
          .filter(Objects::nonNull)
          .forEach(said -> votes.merge(said, 1, Integer::sum));
      return votes.entrySet().stream()
          .max(Map.Entry.<T, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey);
    }

    TreeSet<String> capabilityKeys() {
      TreeSet<String> keys = new TreeSet<>(Comparator.naturalOrder());
      if (lab != null) {
        keys.addAll(lab.capabilities().keySet());
      }
      all.forEach(offer -> keys.addAll(offer.facts().capabilities().keySet()));
      return keys;
    }
  }
}
