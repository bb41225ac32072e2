package io.modelregistry.sync.offer;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.validate.CanonicalForm;
import io.modelregistry.validate.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Collects what one import writes. */
final class Edits {
  private final Map<String, FileEdit> edits = new TreeMap<>();

  /** An entity, in canonical form. */
  void write(String path, DocumentKind kind, ObjectNode node) {
    write(path, CanonicalForm.write(kind, node).getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) {
    edits.put(path, FileEdit.write(path, bytes));
  }

  EditPlan plan() {
    return new EditPlan(List.copyOf(edits.values()));
  }
}
