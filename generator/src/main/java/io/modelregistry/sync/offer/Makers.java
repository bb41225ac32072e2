package io.modelregistry.sync.offer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Who makes models, as {@code makers.json} knows: names, prefixes, name stems, own APIs. */
final class Makers {
  /** The provider of models whose maker nobody knows. */
  static final String UNATTRIBUTED = "unattributed";

  private final Map<String, Maker> byId = new TreeMap<>();
  private final Map<String, String> byPrefix = new HashMap<>();
  private final Map<String, String> byServing = new HashMap<>();

  /** Longer stems first: {@code llama-3.1-nemotron} is no {@code llama-}. */
  private final Map<String, String> byStem =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /**
   * Who makes models.
   *
   * @param website its https address, if known
   */
  record Maker(String id, String name, Optional<String> website) {}

  static Makers read() {
    Makers makers = new Makers();
    for (JsonNode maker : Resource.read("offer/makers.json").required("makers")) {
      String id = maker.required("id").stringValue();
      makers.byId.put(
          id,
          new Maker(
              id,
              maker.required("name").stringValue(),
              maker.optional("website").map(JsonNode::stringValue)));
      maker.required("prefixes").forEach(word -> makers.byPrefix.put(word.stringValue(), id));
      maker.required("serves").forEach(word -> makers.byServing.put(word.stringValue(), id));
      maker
          .optional("stems")
          .ifPresent(stems -> stems.forEach(word -> makers.byStem.put(word.stringValue(), id)));
    }
    return makers;
  }

  Optional<Maker> maker(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whose prefix a word is: {@code meta-llama} is Meta's. */
  Optional<String> ofPrefix(String word) {
    return Optional.ofNullable(byPrefix.get(word));
  }

  /** Whose models have names like this one, in lower case. */
  Optional<String> ofName(String name) {
    return byStem.entrySet().stream()
        .filter(stem -> name.startsWith(stem.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whose own API a serving provider is. */
  Optional<String> ofServing(String servingId) {
    return Optional.ofNullable(byServing.get(servingId));
  }
}
