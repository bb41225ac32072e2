package io.modelregistry.source;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** One pass over history, from a commit back along first parents. */
final class LogWalk {
  /** So many commits are compared one after the other, while others are. */
  private static final int PART = 128;

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
    List<Step> steps = new ArrayList<>();
    List<Commit> earlier = List.of();
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      @Nullable ObjectId next = head;
      while (next != null) {
        Integer place = places.get(next.name());
        if (place != null) {
          earlier = known.commits().subList(place, known.commits().size());
          break;
        }
        RevCommit commit = walk.parseCommit(next);
        boolean cut = boundary.contains(commit);
        boolean first = commit.getParentCount() == 0;
        @Nullable RevCommit parent = first || cut ? null : walk.parseCommit(commit.getParent(0));
        steps.add(
            new Step(
                new Commit(
                    commit.name(),
                    committedAt(commit),
                    AuthorName.of(commit.getAuthorIdent()),
                    List.of()),
                parent == null ? null : parent.getTree(),
                commit.getTree(),
                cut));
        commit.disposeBody();
        next = parent;
      }
    }
    return compared(repository, steps, earlier);
  }

  /**
   * A commit whose trees are still to be compared.
   *
   * @param before the tree of its parent; null where it has none
   * @param cut whether a shallow clone ends there, so that its parent is unknown
   */
  private record Step(Commit commit, @Nullable ObjectId before, ObjectId after, boolean cut) {}

  /** Comparing is nearly all of the work, and no part of it needs another. */
  private static CommitLog compared(
      GitRepository repository, List<Step> steps, List<Commit> earlier) throws IOException {
    List<List<Step>> parts = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += PART) {
      parts.add(steps.subList(from, Math.min(steps.size(), from + PART)));
    }
    AtomicBoolean complete = new AtomicBoolean(true);
    List<Commit> commits = new ArrayList<>();
    try {
      parts.parallelStream()
          .map(part -> compared(repository, part, complete))
          .toList()
          .forEach(commits::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    commits.addAll(earlier);
    return new CommitLog(commits, complete.get());
  }

  private static List<Commit> compared(
      GitRepository repository, List<Step> part, AtomicBoolean complete) {
    List<Commit> commits = new ArrayList<>(part.size());
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      TreeDiff diff = new TreeDiff(reader, repository.prefix());
      for (Step step : part) {
        Optional<List<FileChange>> changes =
            step.cut() ? Optional.empty() : diff.changes(step.before(), step.after());
        if (changes.isEmpty()) {
          complete.set(false);
        }
        Commit commit = step.commit();
        commits.add(
            new Commit(
                commit.id(), commit.committedAt(), commit.author(), changes.orElse(List.of())));
      }
      return commits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
