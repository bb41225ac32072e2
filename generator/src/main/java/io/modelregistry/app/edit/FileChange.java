package io.modelregistry.app.edit;

import io.modelregistry.edit.FileEdit;
import io.modelregistry.edit.change.PlannedChange;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceFile;
import io.modelregistry.source.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What becomes of one file.
 *
 * @param path where it is afterwards, or was if it goes; relative to the data folder
 * @param from where it was, if that is elsewhere
 * @param before its bytes; empty when it is new
 * @param after its new bytes; empty when it goes
 */
public record FileChange(
    String path, Optional<String> from, Optional<byte[]> before, Optional<byte[]> after) {
  /** What happens to a file. */
  public enum Kind {
    /** There was none. */
    ADDED,
    /** It stays where it is. */
    CHANGED,
    /** It has another path; what it says may differ too. */
    MOVED,
    /** There is none any more. */
    REMOVED
  }

  /** All changes of a plan, by path. */
  static List<FileChange> of(PlannedChange change, Snapshot before) {
    Map<String, String> moves = change.moves();
    List<FileChange> files = new ArrayList<>();
    for (FileEdit edit : change.plan().edits()) {
      if (edit.content().isEmpty() && moves.containsKey(edit.path())) {
        continue;
      }
      Optional<String> from =
          moves.entrySet().stream()
              .filter(move -> move.getValue().equals(edit.path()))
              .map(Map.Entry::getKey)
              .findFirst();
      files.add(
          new FileChange(
              edit.path(), from, bytes(before, from.orElse(edit.path())), edit.content()));
    }
    return files;
  }

  private static Optional<byte[]> bytes(Snapshot before, String path) {
    return Optional.ofNullable(before.files().get(path)).map(SourceFile::bytes);
  }

  /** What happened to the file. */
  public Kind kind() {
    if (after.isEmpty()) {
      return Kind.REMOVED;
    }
    return from.isPresent() ? Kind.MOVED : before.isPresent() ? Kind.CHANGED : Kind.ADDED;
  }

  /**
   * The difference as {@code git diff} shows it.
   *
   * @param shown how a path is shown
   */
  public String diff(UnaryOperator<String> shown) {
    return from.isPresent()
        ? UnifiedDiff.moved(
            shown.apply(from.get()),
            shown.apply(path),
            before.orElseThrow(),
            Objects.requireNonNull(after.orElse(null)))
        : UnifiedDiff.of(shown.apply(path), before, after);
  }
}
