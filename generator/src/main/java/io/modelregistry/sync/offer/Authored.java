package io.modelregistry.sync.offer;

import io.modelregistry.json.DocumentReader;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.source.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The registry as it is written, so that an edit keeps what it does not know. Files that are no
 * JSON objects are not here; validation speaks of them.
 */
final class Authored {
  private static final String SUFFIX = ".json";
  private static final String USD = "USD";

  private final Map<String, ObjectNode> platforms = new TreeMap<>();
  private final Map<String, ObjectNode> providers = new TreeMap<>();
  private final Map<String, ModelFile> models = new TreeMap<>();
  private final Map<String, RouteFile> routes = new TreeMap<>();
  private final Map<EntityKind, Map<String, Optional<String>>> removed = new HashMap<>();
  private final boolean hasSettings;
  private final boolean hasVocabulary;
  private final Set<String> vocabulary = new TreeSet<>();
  private String currency = USD;

  /** A model and who makes it. */
  record ModelFile(String id, String providerId, ObjectNode node) {
    String path() {
      return "models/" + providerId + "/" + id + SUFFIX;
    }
  }

  /** A route and what its path says. */
  record RouteFile(String modelId, String platformId, Optional<String> variant, ObjectNode node) {
    String id() {
      return Ids.route(modelId, platformId, variant);
    }

    String path() {
      return "routes/"
          + modelId
          + "/"
          + platformId
          + variant.map(name -> Ids.ROUTE_SEPARATOR + name).orElse("")
          + SUFFIX;
    }
  }

  Authored(Snapshot snapshot) {
    hasSettings = snapshot.files().containsKey("registry.json");
    hasVocabulary = snapshot.files().containsKey("capabilities.json");
    snapshot
        .files()
        .forEach(
            (path, file) ->
                DocumentReader.read(path, file.bytes())
                    .document()
                    .map(JsonDocument::root)
                    .filter(JsonNode::isObject)
                    .ifPresent(root -> add(path, (ObjectNode) root)));
  }

  private void add(String path, ObjectNode root) {
    if (path.equals("tombstones.json")) {
      JsonNode list = root.get("tombstones");
      if (list != null) {
        list.forEach(this::addRemoved);
      }
      return;
    }
    if (path.equals("capabilities.json")) {
      root.path("capabilities").properties().forEach(entry -> vocabulary.add(entry.getKey()));
      return;
    }
    if (path.equals("registry.json")) {
      String stated = Json.text(root, "currency");
      currency = stated != null ? stated : USD;
      return;
    }
    String[] parts = path.split("/", -1);
    String last = parts[parts.length - 1];
    if (!last.endsWith(SUFFIX)) {
      return;
    }
    String name = last.substring(0, last.length() - SUFFIX.length());
    if (parts.length == 2 && parts[0].equals("platforms")) {
      platforms.put(name, root);
    } else if (parts.length == 2 && parts[0].equals("providers")) {
      providers.put(name, root);
    } else if (parts.length == 3 && parts[0].equals("models")) {
      models.put(name, new ModelFile(name, parts[1], root));
    } else if (parts.length == 3 && parts[0].equals("routes")) {
      int separator = name.indexOf(Ids.ROUTE_SEPARATOR);
      RouteFile route =
          separator < 0
              ? new RouteFile(parts[1], name, Optional.empty(), root)
              : new RouteFile(
                  parts[1],
                  name.substring(0, separator),
                  Optional.of(name.substring(separator + Ids.ROUTE_SEPARATOR.length())),
                  root);
      routes.put(route.id(), route);
    }
  }

  private void addRemoved(JsonNode tombstone) {
    if (!tombstone.isObject()) {
      return;
    }
    ObjectNode entry = (ObjectNode) tombstone;
    String id = Json.text(entry, "id");
    for (EntityKind kind : EntityKind.values()) {
      if (id != null && kind.word().equals(Json.text(entry, "kind"))) {
        removed
            .computeIfAbsent(kind, k -> new HashMap<>())
            .put(id, Optional.ofNullable(Json.text(entry, "replaced_by")));
      }
    }
  }

  boolean hasSettings() {
    return hasSettings;
  }

  /** Of prices that name none. */
  String currency() {
    return currency;
  }

  boolean hasVocabulary() {
    return hasVocabulary;
  }

  /** Whether a capability may be said of a model; without a vocabulary, the usual one holds. */
  boolean knowsCapability(String key) {
    return !hasVocabulary || vocabulary.contains(key);
  }

  Map<String, ObjectNode> platforms() {
    return platforms;
  }

  Map<String, ObjectNode> providers() {
    return providers;
  }

  /** Where the API of a platform is, or on {@code direct} that of a provider. */
  Optional<String> api(String platformId, String providerId) {
    ObjectNode entity =
        PlatformDraft.isDirect(platformId) ? providers.get(providerId) : platforms.get(platformId);
    return Optional.ofNullable(entity)
        .map(
            node ->
                Json.text(
                    node, PlatformDraft.isDirect(platformId) ? "direct_api_url" : "base_url"));
  }

  @Nullable ModelFile model(String id) {
    return models.get(id);
  }

  Collection<ModelFile> models() {
    return models.values();
  }

  @Nullable RouteFile route(String id) {
    return routes.get(id);
  }

  Collection<RouteFile> routes() {
    return routes.values();
  }

  /** Whether an id was removed, so that it must not come back. */
  boolean isRemoved(EntityKind kind, String id) {
    return removed.getOrDefault(kind, Map.of()).containsKey(id);
  }

  /** What replaces a removed id, if anything. */
  Optional<String> replacement(EntityKind kind, String id) {
    return removed.getOrDefault(kind, Map.of()).getOrDefault(id, Optional.empty());
  }
}
