package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.DocumentKind;
import io.modelregistry.validate.Place;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code tombstones.json} while it is being changed; made when it is missing. */
final class Tombstones {
  static final String PATH = "tombstones.json";
  private static final String LIST = "tombstones";
  private static final String KIND = "kind";
  private static final String ID = "id";
  private static final String REPLACED_BY = "replaced_by";

  private final ObjectNode root;
  private final ArrayNode list;

  private Tombstones(ObjectNode root) {
    this.root = root;
    this.list = root.get(LIST) instanceof ArrayNode array ? array : root.putArray(LIST);
  }

  /** As they are; none where the file cannot be read, which validation speaks of. */
  static Tombstones in(AuthoredFiles files) {
    return new Tombstones(files.treeIfAny(PATH).orElseGet(Tombstones::fresh));
  }

  /**
   * To be changed.
   *
   * @throws EditRefusal when the file has errors
   */
  static Tombstones toChange(AuthoredFiles files) {
    return new Tombstones(files.hasFile(PATH) ? files.tree(PATH) : fresh());
  }

  private static ObjectNode fresh() {
    return JsonNodeFactory.instance
        .objectNode()
        .put(EntityFile.SCHEMA, "../schemas/" + DocumentKind.TOMBSTONES.schema());
  }

  /** What is said of an id that is gone. */
  record Entry(Optional<String> removed, Optional<String> replacedBy) {}

  Optional<Entry> find(EntityKind kind, String id) {
    for (JsonNode entry : list) {
      if (isOf(entry, kind, id)) {
        return Optional.of(
            new Entry(EntityFile.text(entry, "removed"), EntityFile.text(entry, REPLACED_BY)));
      }
    }
    return Optional.empty();
  }

  /** Adds one at its place by kind and id, so that two branches seldom add at the same place. */
  void add(
      EntityKind kind,
      String id,
      LocalDate removed,
      Optional<String> replacedBy,
      Optional<String> reason) {
    remove(kind, id);
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(KIND, kind.word()).put(ID, id).put("removed", removed.toString());
    replacedBy.ifPresent(other -> entry.put(REPLACED_BY, other));
    reason.ifPresent(why -> entry.put("reason", why));
    int at = 0;
    while (at < list.size() && order(list.get(at)).compareTo(order(entry)) < 0) {
      at++;
    }
    list.insert(at, entry);
  }

  /** Says that an id is not gone after all. */
  void remove(EntityKind kind, String id) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (isOf(list.get(i), kind, id)) {
        list.remove(i);
      }
    }
  }

  /** Makes those of a kind point elsewhere. */
  void redirect(EntityKind kind, Function<String, String> replacements) {
    for (JsonNode entry : list) {
      Optional<String> successor = EntityFile.text(entry, REPLACED_BY);
      if (successor.isPresent() && hasKind(entry, kind)) {
        ((ObjectNode) entry).put(REPLACED_BY, replacements.apply(successor.get()));
      }
    }
  }

  /** Whether the successor of something that is gone is {@code id}. */
  boolean leadsTo(EntityKind kind, String id) {
    for (JsonNode entry : list) {
      if (hasKind(entry, kind) && EntityFile.text(entry, REPLACED_BY).equals(Optional.of(id))) {
        return true;
      }
    }
    return false;
  }

  void writeTo(PlanDraft draft) {
    draft.write(new Place.Single(DocumentKind.TOMBSTONES, PATH), root);
  }

  private static boolean isOf(JsonNode entry, EntityKind kind, String id) {
    return hasKind(entry, kind) && EntityFile.text(entry, ID).equals(Optional.of(id));
  }

  private static boolean hasKind(JsonNode entry, EntityKind kind) {
    return EntityFile.text(entry, KIND).equals(Optional.of(kind.word()));
  }

  private static String order(JsonNode entry) {
    return EntityFile.text(entry, KIND).orElse("") + ' ' + EntityFile.text(entry, ID).orElse("");
  }
}
