package io.modelregistry.source;

import io.modelregistry.source.Provenance.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * When each file of the data folder came and last changed, as seen from one commit. Only first
 * parents count: what a merge brought in came with the merge. A file that was deleted and came back
 * is the same file, for ids are never reused: it came when it first came. A renamed file is a new
 * one, for its path is its identity. A change of mode is none.
 *
 * @param times by path relative to the data folder; deleted files included; empty when cut off
 * @param cutOff whether the history ends in a shallow clone's boundary
 */
record FileHistory(Map<String, Times> times, boolean cutOff) {
  FileHistory {
    times = Map.copyOf(times);
  }

  /** One pass from {@code head} to the first commit. */
  static FileHistory of(GitRepository repository, ObjectId head) throws IOException {
    Set<ObjectId> boundary = repository.jgit().getObjectDatabase().getShallowCommits();
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      Pass pass = new Pass(reader, repository.prefix());
      RevCommit commit = commits.parseCommit(head);
      while (!boundary.contains(commit)) {
        if (commit.getParentCount() == 0) {
          pass.compare(null, commit);
          return new FileHistory(pass.times(), false);
        }
        RevCommit parent = commits.parseCommit(commit.getParent(0));
        pass.compare(parent, commit);
        commit.disposeBody();
        commit = parent;
      }
      return new FileHistory(Map.of(), true);
    }
  }

  private static final class Pass {
    private final ObjectReader reader;
    private final TreeFilter filter;
    private final int strip;
    private final Map<String, Instant> created = new HashMap<>();
    private final Map<String, Instant> updated = new HashMap<>();

    Pass(ObjectReader reader, String prefix) {
      this.reader = reader;
      this.filter =
          prefix.isEmpty()
              ? TreeFilter.ANY_DIFF
              : AndTreeFilter.create(PathFilter.create(prefix), TreeFilter.ANY_DIFF);
      this.strip = prefix.isEmpty() ? 0 : prefix.length() + 1;
    }

    /** Commits must come newest first. */
    void compare(@Nullable RevCommit parent, RevCommit commit) throws IOException {
      if (parent != null && parent.getTree().equals(commit.getTree())) {
        return;
      }
      try (TreeWalk walk = new TreeWalk(reader)) {
        if (parent == null) {
          walk.addTree(new EmptyTreeIterator());
        } else {
          walk.addTree(parent.getTree());
        }
        walk.addTree(commit.getTree());
        walk.setFilter(filter);
        walk.setRecursive(true);
        while (walk.next()) {
          note(walk, commit);
        }
      }
    }

    private void note(TreeWalk walk, RevCommit commit) {
      boolean after = isFile(walk.getFileMode(1));
      boolean before = isFile(walk.getFileMode(0));
      boolean changed = after && !(before && walk.idEqual(0, 1));
      String path = walk.getPathString();
      if (changed && path.length() > strip) {
        String file = path.substring(strip);
        Instant when = committedAt(commit);
        updated.putIfAbsent(file, when);
        if (!before) {
          created.put(file, when);
        }
      }
    }

    Map<String, Times> times() {
      Map<String, Times> times = new HashMap<>();
      updated.forEach(
          (file, when) -> times.put(file, new Times(created.getOrDefault(file, when), when)));
      return times;
    }
  }

  /** The committer's time of a commit, to the second. */
  static Instant committedAt(RevCommit commit) {
    PersonIdent committer = commit.getCommitterIdent();
    return committer == null
        ? Instant.ofEpochSecond(commit.getCommitTime())
        : committer.getWhenAsInstant();
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
  }
}
