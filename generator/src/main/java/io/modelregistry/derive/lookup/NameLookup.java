package io.modelregistry.derive.lookup;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Capability;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a question names. */
public final class NameLookup {
  private final Registry registry;
  private final Hints hints;
  private final Map<String, Set<String>> byAlias = new HashMap<>();
  private final Map<String, Set<String>> byModelString = new HashMap<>();

  public NameLookup(Registry registry) {
    this.registry = registry;
    this.hints = new Hints(registry);
    for (Model model : registry.models()) {
      add(byAlias, folded(model.id()), model);
      model.aliases().forEach(alias -> add(byAlias, folded(alias), model));
    }
    registry.routes().forEach(route -> add(byModelString, route.modelString(), route.model()));
  }

  private static void add(Map<String, Set<String>> names, String name, Model model) {
    names.computeIfAbsent(name, unseen -> new TreeSet<>()).add(model.id());
  }

  /**
   * The model of that name: by its id, else by an id or alias in any case, else by the model string
   * of a route.
   *
   * @throws Refusal when there is none, or several go by it
   */
  public Model model(String name) {
    Optional<Model> byId = registry.model(name);
    if (byId.isPresent()) {
      return byId.get();
    }
    Set<String> ids = byAlias.getOrDefault(folded(name), Set.of());
    if (ids.isEmpty()) {
      ids = byModelString.getOrDefault(name, Set.of());
    }
    if (ids.size() > 1) {
      throw new Refusal(
          Refusal.Code.AMBIGUOUS_MODEL,
          "'"
              + Quoted.shortened(name)
              + "' names "
              + ids.size()
              + " models: "
              + Hints.named(ids)
              + "; name one by its id");
    }
    return ids.stream()
        .findFirst()
        .flatMap(registry::model)
        .orElseThrow(
            () -> hints.unknown(Refusal.Code.UNKNOWN_MODEL, EntityKind.MODEL, name, modelNames()));
  }

  private Collection<String> modelNames() {
    TreeSet<String> names = new TreeSet<>(byModelString.keySet());
    for (Model model : registry.models()) {
      names.add(model.id());
      names.addAll(model.aliases());
    }
    return names;
  }

  /**
   * The route of that id.
   *
   * @throws Refusal when there is none
   */
  public EffectiveRoute route(String id) {
    return hints.route(id);
  }

  /**
   * Those ids, when there is a platform of each.
   *
   * @throws Refusal when there is none
   */
  public List<String> platforms(List<String> ids) {
    ids.forEach(hints::requirePlatform);
    return ids;
  }

  /**
   * Those ids, when there is a provider of each.
   *
   * @throws Refusal when there is none
   */
  public List<String> providers(List<String> ids) {
    for (String id : ids) {
      if (registry.provider(id).isEmpty()) {
        throw hints.unknown(
            Refusal.Code.UNKNOWN_PROVIDER,
            EntityKind.PROVIDER,
            id,
            registry.providers().stream().map(Provider::id).toList());
      }
    }
    return ids;
  }

  /**
   * Those keys, when the vocabulary has each.
   *
   * @throws Refusal when it has not
   */
  public List<String> capabilities(List<String> keys) {
    for (String key : keys) {
      if (registry.capability(key).isEmpty()) {
        throw Hints.unknown(
            Refusal.Code.UNKNOWN_CAPABILITY,
            "capability",
            key,
            Hints.near(key, registry.capabilities().stream().map(Capability::key).toList()));
      }
    }
    return keys;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
