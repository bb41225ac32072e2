package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model that is on its way out. What is not said stays as it was.
 *
 * @param date the last day it can be called
 * @param replacedBy the model to move to
 * @param guide where the way there is described
 */
public record DeprecateModel(
    String id,
    Optional<LocalDate> date,
    Optional<String> replacedBy,
    Optional<String> guide,
    Optional<Citation> citation)
    implements Change {
  @Override
  public PlannedChange plan(AuthoredFiles files) {
    Place.OfEntity place = files.require(EntityKind.MODEL, id);
    replacedBy.ifPresent(other -> files.require(EntityKind.MODEL, other));
    ObjectNode tree = files.tree(place.path());
    tree.put(EntityFile.STATUS, "deprecated");
    date.ifPresent(day -> tree.put("deprecation_date", day.toString()));
    replacedBy.ifPresent(other -> tree.put(EntityFile.REPLACED_BY, other));
    guide.ifPresent(url -> tree.put("migration_guide", url));
    citation.ifPresent(cited -> cited.applyTo(tree));
    PlanDraft draft = new PlanDraft(files);
    draft.write(place, tree);
    return draft.finish(
        "feat(model): deprecate "
            + id
            + date.map(day -> " by " + day).orElse("")
            + replacedBy.map(other -> ", use " + other).orElse(""));
  }
}
