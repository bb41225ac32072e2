package io.modelregistry.edit.change;

import io.modelregistry.edit.EditPlan;
import java.util.List;

/**
 * A change worked out.
 *
 * @param plan what becomes of which files; empty when all is as asked already
 * @param message for the commit: a conventional subject, perhaps a blank line and a body
 * @param notes what the person should know, a sentence each
 */
public record PlannedChange(EditPlan plan, String message, List<String> notes) {
  public PlannedChange {
    notes = List.copyOf(notes);
  }
}
