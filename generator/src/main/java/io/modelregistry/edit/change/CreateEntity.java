package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A new entity. Its status is {@code active} unless something else is said, and a route without a
 * priority becomes the last of its chain.
 *
 * @param place where its file goes
 * @param document what the file holds; empty for nothing yet
 * @param fields set over it, in order
 * @param citation where its facts were read, if that is to be noted
 * @param revive whether an id that was removed may come back; its tombstone goes then
 */
public record CreateEntity(
    Place.OfEntity place,
    Optional<ObjectNode> document,
    List<FieldAssignment> fields,
    Optional<Citation> citation,
    boolean revive)
    implements Change {
  public CreateEntity {
    fields = List.copyOf(fields);
  }

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    EntityKind kind = place.entity();
    NewId.check(files, kind, place.id(), revive);
    PlanDraft draft = new PlanDraft(files);
    draft.write(place, tree(files));
    boolean revived = files.tombstones().find(kind, place.id()).isPresent();
    if (revived) {
      Tombstones tombstones = Tombstones.toChange(files);
      tombstones.remove(kind, place.id());
      tombstones.writeTo(draft);
    }
    return draft.finish(
        "feat(" + kind.word() + "): " + (revived ? "bring back " : "add ") + place.id());
  }

  private ObjectNode tree(AuthoredFiles files) {
    ObjectNode tree = document.map(ObjectNode::deepCopy).orElseGet(CreateEntity::empty);
    fields.forEach(field -> field.applyTo(place.kind(), tree));
    citation.ifPresent(cited -> cited.applyTo(tree));
    tree.put(EntityFile.SCHEMA, EntityFile.schemaPath(place));
    if (!tree.has(EntityFile.STATUS)) {
      tree.put(EntityFile.STATUS, "active");
    }
    if (place instanceof Place.OfRoute route && !tree.has(EntityFile.PRIORITY)) {
      tree.put(EntityFile.PRIORITY, next(files, route.modelId()));
    }
    return tree;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static long next(AuthoredFiles files, String modelId) {
    return files.routesOfModel(modelId).stream()
            .flatMap(route -> files.treeIfAny(route.path()).stream())
            .mapToLong(EntityFile::priority)
            .filter(priority -> priority != Long.MAX_VALUE)
            .max()
            .orElse(0)
        + 1;
  }
}
