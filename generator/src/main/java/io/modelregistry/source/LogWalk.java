package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** One pass over history, from a commit back along first parents. */
final class LogWalk {
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private LogWalk() {}

  /**
   * Every commit from {@code head} to the first.
   *
   * @param known an earlier log of this repository, complete or {@link CommitLog#NONE}: the pass
   *     ends where it meets it, since a commit never gets another past
   */
  static CommitLog of(GitRepository repository, ObjectId head, CommitLog known) throws IOException {
    Map<String, Integer> places = places(known);
    Set<ObjectId> boundary = repository.jgit().getObjectDatabase().getShallowCommits();
    List<Commit> commits = new ArrayList<>();
    boolean complete = true;
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      TreeDiff diff = new TreeDiff(reader, repository.prefix());
      @Nullable ObjectId next = head;
      while (next != null) {
        Integer place = places.get(next.name());
        if (place != null) {
          commits.addAll(known.commits().subList(place, known.commits().size()));
          break;
        }
        RevCommit commit = walk.parseCommit(next);
        boolean cut = boundary.contains(commit);
        boolean first = commit.getParentCount() == 0;
        @Nullable RevCommit parent = first || cut ? null : walk.parseCommit(commit.getParent(0));
        Optional<List<FileChange>> changes =
            cut
                ? Optional.empty()
                : diff.changes(parent == null ? null : parent.getTree(), commit.getTree());
        complete &= changes.isPresent();
        commits.add(
            new Commit(
                commit.name(),
                committedAt(commit),
                AuthorName.of(commit.getAuthorIdent()),
                changes.orElse(List.of())));
        commit.disposeBody();
        next = parent;
      }
    }
    return new CommitLog(commits, complete);
  }

  private static Map<String, Integer> places(CommitLog known) {
    Map<String, Integer> places = new HashMap<>();
    for (Commit commit : known.commits()) {
      places.put(commit.id(), places.size());
    }
    return places;
  }

  /** The committer's time of a commit, to the second; a year of more than four digits is cut. */
  static Instant committedAt(RevCommit commit) {
    PersonIdent committer = commit.getCommitterIdent();
    Instant time =
        committer == null
            ? Instant.ofEpochSecond(commit.getCommitTime())
            : committer.getWhenAsInstant();
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LAST) ? LAST : time;
  }
}
