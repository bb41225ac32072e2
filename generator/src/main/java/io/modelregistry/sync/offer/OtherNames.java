package io.modelregistry.sync.offer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which other names of a model are spellings of its own, or the same with a date, and lead to no
 * other. What a list takes for the same price is not always the same model.
 */
final class OtherNames {
  /** So many fit into a file. */
  private static final int MOST = 200;

  /** Model id by name in lower case; the empty text where several models go by it. */
  private final Map<String, String> owners = new HashMap<>();

  private final Makers makers;

  OtherNames(Authored authored, List<Matching.Group> groups, Makers makers) {
    this.makers = makers;
    for (Authored.ModelFile model : authored.models()) {
      claim(model.id(), model.id());
      claim(Json.text(model.node(), "model_string"), model.id());
      model.node().path("aliases").forEach(alias -> claim(alias.asString(""), model.id()));
    }
    for (Matching.Group group : groups) {
      claim(group.modelId(), group.modelId());
      for (Offer offer : group.offers()) {
        claim(offer.nativeId(), group.modelId());
        offer.aliases().forEach(alias -> claim(alias, group.modelId()));
      }
    }
  }

  private void claim(@Nullable String name, String modelId) {
    if (name != null) {
      owners.merge(folded(name), modelId, (one, other) -> one.equals(other) ? one : "");
    }
  }

  private static boolean isSame(ModelName name, String modelId) {
    String key = ModelName.key(modelId);
    return name.key().equals(key) || name.undatedKey().equals(key);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What the offers of a new model call it besides its id and its model string, sorted. */
  List<String> of(Matching.Group group, ObjectNode model) {
    TreeSet<String> known = new TreeSet<>(List.of(folded(group.modelId())));
    String modelString = Json.text(model, "model_string");
    if (modelString != null) {
      known.add(folded(modelString));
    }
    TreeSet<String> names = new TreeSet<>();
    for (Offer offer : group.offers()) {
      offer.aliases().stream()
          .filter(alias -> isSame(ModelName.of(offer.servingId(), alias, makers), group.modelId()))
          .forEach(names::add);
    }
    List<String> aliases = new ArrayList<>();
    for (String name : names) {
      if (aliases.size() < MOST
          && Offer.problem(name).isEmpty()
          && group.modelId().equals(owners.get(folded(name)))
          && known.add(folded(name))) {
        aliases.add(name);
      }
    }
    return aliases;
  }
}
