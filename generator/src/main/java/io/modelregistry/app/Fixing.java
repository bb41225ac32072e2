package io.modelregistry.app;

import io.modelregistry.edit.EditLock;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.validate.Fix;
import java.nio.file.Path;
import java.util.List;

/** Brings authored files into canonical form. */
public final class Fixing {
  private final Path data;

  public Fixing(Path data) {
    this.data = data;
  }

  /**
   * Rewrites each file that can be mended without loss, and no other.
   *
   * @return the paths that were rewritten, relative to the data folder, sorted
   * @throws io.modelregistry.source.SourceException when the data cannot be read
   * @throws io.modelregistry.edit.EditException when it cannot be written
   */
  public List<String> run() {
    if (edits(new WorkingTree(data).read()).isEmpty()) {
      return List.of();
    }
    EditLock lock = EditLock.take(data, EditLock.PATIENCE);
    try {
      Snapshot before = new WorkingTree(data).read();
      List<FileEdit> edits = edits(before);
      new EditWriter(data).apply(new EditPlan(edits), before, () -> {});
      return edits.stream().map(FileEdit::path).toList();
    } finally {
      lock.close();
    }
  }

  private static List<FileEdit> edits(Snapshot snapshot) {
    return Fix.of(snapshot).stream()
        .map(fixed -> FileEdit.write(fixed.path(), fixed.bytes()))
        .toList();
  }
}
