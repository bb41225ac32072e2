package io.modelregistry.history;

import io.modelregistry.model.EntityKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What tombstones say replaced an id. */
final class Successors {
  static final Successors NONE = new Successors(Map.of());

  private final Map<String, String> byOld;

  private Successors(Map<String, String> byOld) {
    this.byOld = Map.copyOf(byOld);
  }

  /** As {@link #texts} gave them. */
  static Successors ofTexts(Map<String, String> texts) {
    return new Successors(texts);
  }

  /** The id that follows, by kind and id. */
  Map<String, String> texts() {
    return byOld;
  }

  /** From what {@code tombstones.json} says; entries that cannot be understood are left out. */
  static Successors of(Map<String, String> texts) {
    Map<String, String> byOld = new HashMap<>();
    for (JsonNode tombstone : EntityVersion.value(texts, VersionDigest.TOMBSTONES).values()) {
      String kind = tombstone.path("kind").asString("");
      String id = tombstone.path("id").asString("");
      String next = tombstone.path("replaced_by").asString("");
      if (!kind.isEmpty() && !id.isEmpty() && !next.isEmpty()) {
        byOld.put(kind.toUpperCase(Locale.ROOT) + " " + id, next);
      }
    }
    return new Successors(byOld);
  }

  Optional<String> of(EntityKind kind, String id) {
    return Optional.ofNullable(byOld.get(kind.name() + " " + id));
  }

  /** These, and where they say nothing those of others. */
  Successors or(Successors others) {
    Map<String, String> all = new HashMap<>(others.byOld);
    all.putAll(byOld);
    return new Successors(all);
  }
}
