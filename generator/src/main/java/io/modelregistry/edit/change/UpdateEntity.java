package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes to an entity.
 *
 * @param patch an RFC 7396 merge patch; applied first
 * @param fields set over it, in order
 * @param citation where the new facts were read, if that is to be noted
 */
public record UpdateEntity(
    EntityKind kind,
    String id,
    Optional<ObjectNode> patch,
    List<FieldAssignment> fields,
    Optional<Citation> citation)
    implements Change {
  public UpdateEntity {
    fields = List.copyOf(fields);
  }

  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfEntity place = files.require(kind, id);
    ObjectNode before = files.tree(place.path());
    ObjectNode after = before.deepCopy();
    if (patch.isPresent()) {
      after = (ObjectNode) MergePatch.apply(after, patch.get());
      // A document that was saved elsewhere names its schema from there.
      keepSchema(before, after);
    }
    for (FieldAssignment field : fields) {
      field.applyTo(place.kind(), after);
    }
    if (citation.isPresent()) {
      citation.get().applyTo(after);
    }
    PlanDraft draft = new PlanDraft(files);
    draft.write(place, after);
    return draft.finish(
        "feat(" + kind.word() + "): change " + changed(before, after) + " of " + id);
  }

  private static void keepSchema(ObjectNode before, ObjectNode after) {
    JsonNode schema = before.get(EntityFile.SCHEMA);
    if (schema == null) {
      after.remove(EntityFile.SCHEMA);
    } else {
      after.set(EntityFile.SCHEMA, schema);
    }
  }

  /** The fields that differ, for the message. */
  private static String changed(ObjectNode before, ObjectNode after) {
    TreeSet<String> names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    names.removeIf(name -> before.path(name).equals(after.path(name)));
    return names.size() > 4 ? names.size() + " fields" : String.join(", ", names);
  }
}
