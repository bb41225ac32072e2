package io.modelregistry.history;

import io.modelregistry.source.CommitLog.Commit;
import java.time.Instant;

/**
 * A commit that changed something.
 *
 * @param commit its full hash
 * @param committedAt committer time
 * @param author the author's name
 */
public record Revision(String commit, Instant committedAt, String author) {
  static Revision of(Commit commit) {
    return new Revision(commit.id(), commit.committedAt(), commit.author());
  }
}
