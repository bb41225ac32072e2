package io.modelregistry.edit.change;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.validate.CanonicalForm;
import io.modelregistry.validate.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A plan while it is being made. A file whose value stays the same is not written at all. */
final class PlanDraft {
  private final AuthoredFiles files;
  private final Map<String, FileEdit> edits = new LinkedHashMap<>();
  private final Map<String, String> moves = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  PlanDraft(AuthoredFiles files) {
    this.files = files;
  }

  /** The file shall hold that value, in canonical form. */
  void write(Place place, ObjectNode tree) {
    Optional<ObjectNode> before = files.treeIfAny(place.path());
    if (before.isPresent() && before.get().equals(tree)) {
      return;
    }
    before.ifPresent(old -> notePins(place, old, tree));
    put(place, tree);
  }

  private void put(Place place, ObjectNode tree) {
    byte[] bytes = CanonicalForm.write(place.kind(), tree).getBytes(StandardCharsets.UTF_8);
    edits.put(place.path(), FileEdit.write(place.path(), bytes));
  }

  /** A pin stops tools. A person is only reminded of it. */
  private void notePins(Place place, ObjectNode before, ObjectNode after) {
    for (String field : EntityFile.changedPins(before, after)) {
      note(
          place.path()
              + " pins "
              + field
              + " ("
              + EntityFile.pinReason(before, field)
              + "): tools leave it alone, and this changes it by hand");
    }
  }

  /** The file shall be gone. */
  void delete(String path) {
    edits.put(path, FileEdit.delete(path));
  }

  /** The file shall lie elsewhere, byte for byte. */
  void move(Place from, Place to) {
    if (!from.path().equals(to.path())) {
      leave(from, to);
      edits.put(to.path(), FileEdit.write(to.path(), files.bytes(from.path())));
    }
  }

  /** The file shall lie elsewhere and hold that value. */
  void move(Place from, Place to, ObjectNode tree) {
    if (files.treeIfAny(from.path()).filter(tree::equals).isPresent()) {
      move(from, to);
      return;
    }
    if (!from.path().equals(to.path())) {
      leave(from, to);
    }
    put(to, tree);
  }

  private void leave(Place from, Place to) {
    delete(from.path());
    moves.put(from.path(), to.path());
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  PlannedChange finish(String message) {
    return new PlannedChange(new EditPlan(List.copyOf(edits.values())), moves, message, notes);
  }
}
