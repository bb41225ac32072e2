package io.modelregistry.edit.change;

import io.modelregistry.edit.EditPlan;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A change worked out.
 *
 * @param plan what becomes of which files; empty when all is as asked already
 * @param moves where files go that lie elsewhere afterwards, by the path they had
 * @param message for the commit: a conventional subject, perhaps a blank line and a body
 * @param notes what the person should know, a sentence each
 */
public record PlannedChange(
    EditPlan plan, Map<String, String> moves, String message, List<String> notes) {
  public PlannedChange {
    moves = Collections.unmodifiableMap(new TreeMap<>(moves));
    notes = List.copyOf(notes);
  }
}
