package io.modelregistry.edit;

import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Edits that belong together, sorted by path; no two touch the same file, whatever the case. */
public record EditPlan(List<FileEdit> edits) {
  /** Nothing to do. */
  public static final EditPlan NONE = new EditPlan(List.of());

  /**
   * @throws IllegalArgumentException when two edits name the same file
   */
  public EditPlan {
    List<FileEdit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparing(FileEdit::path));
    Map<String, FileEdit> seen = new HashMap<>();
    for (FileEdit edit : sorted) {
      FileEdit other = seen.put(edit.path().toLowerCase(Locale.ROOT), edit);
      if (other != null
          && (edit.content().isPresent() == other.content().isPresent()
              || edit.path().equals(other.path()))) {
        throw new IllegalArgumentException("two edits of one file: " + edit.path());
      }
    }
    edits = List.copyOf(sorted);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The snapshot as it will be when the plan has been carried out. */
  public Snapshot over(Snapshot before) {
    Map<String, SourceFile> files = new TreeMap<>(before.files());
    for (FileEdit edit : edits) {
      edit.content()
          .ifPresentOrElse(
              bytes -> files.put(edit.path(), new SourceFile(edit.path(), bytes)),
              () -> files.remove(edit.path()));
    }
    return new Snapshot(files, before.findings(), before.provenance());
  }
}
