package io.modelregistry.app;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.edit.FileEdit;
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
    List<FileEdit> edits =
        Fix.of(new WorkingTree(data).read()).stream()
            .map(fixed -> FileEdit.write(fixed.path(), fixed.bytes()))
            .toList();
    new EditWriter(data).apply(new EditPlan(edits));
    return edits.stream().map(FileEdit::path).toList();
  }
}
