package io.modelregistry.source;

import io.modelregistry.source.Provenance.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each commit did to the authored files, along first parents: what a merge brought in came
 * with the merge. Observations, README.md and dotfiles are left out; a change of mode is none.
 *
 * @param commits newest first, those without a change of authored files too
 * @param complete whether it goes back to the first commit; false outside Git and in a shallow
 *     clone
 */
public record CommitLog(List<Commit> commits, boolean complete) {
  /** Of a folder outside Git. */
  public static final CommitLog NONE = new CommitLog(List.of(), false);

  public CommitLog {
    commits = List.copyOf(commits);
  }

  /**
   * One commit.
   *
   * @param id its full hash
   * @param committedAt committer time, to the second
   * @param author the author's name as it can be shown: no e-mail address, no control character
   * @param changes by path
   */
  public record Commit(String id, Instant committedAt, String author, List<FileChange> changes) {
    public Commit {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One file that came, changed or went.
   *
   * @param path relative to the data folder
   * @param before hash of the blob that was there; null when there was none
   * @param after hash of the blob that is there since; null when there is none
   */
  public record FileChange(String path, @Nullable String before, @Nullable String after) {}

  /**
   * When each file came and last changed; deleted files included, nothing when the log is not
   * complete. A file that was deleted and came back is the same file, for ids are never reused: it
   * came when it first came. A renamed file is a new one, for its path is its identity.
   */
  Map<String, Times> times() {
    if (!complete) {
      return Map.of();
    }
    Map<String, Instant> created = new HashMap<>();
    Map<String, Instant> updated = new HashMap<>();
    for (Commit commit : commits) {
      for (FileChange change : commit.changes()) {
        if (change.after() != null) {
          updated.putIfAbsent(change.path(), commit.committedAt());
          if (change.before() == null) {
            created.put(change.path(), commit.committedAt());
          }
        }
      }
    }
    Map<String, Times> times = new HashMap<>();
    updated.forEach(
        (path, when) -> times.put(path, new Times(created.getOrDefault(path, when), when)));
    return times;
  }
}
