package io.modelregistry.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a commit holds one change and not what somebody else left in the same files:
 * commit, index and working tree must agree on each of them.
 */
final class CleanFiles {
  private static final int NAMED = 5;

  private final GitRepository repository;
  private final ObjectReader reader;
  private final DirCache index;

  CleanFiles(GitRepository repository, ObjectReader reader, DirCache index) {
    this.repository = repository;
    this.reader = reader;
    this.index = index;
  }

  /**
   * @throws SourceException when some do not agree
   */
  void require(ObjectId head, Collection<String> files, Map<String, SourceFile> working)
      throws IOException {
    List<String> mixed = new ArrayList<>();
    try (RevWalk commits = new RevWalk(reader);
        WorkingFile comparison = new WorkingFile()) {
      ObjectId tree = commits.parseCommit(head).getTree();
      for (String file : files) {
        @Nullable SourceFile there = working.get(file);
        String path = CommitObjects.path(repository, file);
        @Nullable ObjectId committed = committed(tree, path);
        boolean same =
            there == null
                ? committed == null
                : committed != null && comparison.isSame(there.bytes(), committed);
        if (!same || !isStaged(path, committed)) {
          mixed.add(path);
        }
      }
    }
    if (!mixed.isEmpty()) {
      int more = mixed.size() - NAMED;
      throw new SourceException(
          String.join(", ", mixed.subList(0, Math.min(mixed.size(), NAMED)))
              + (more > 0 ? " and " + more + " more" : "")
              + (mixed.size() == 1 ? " differs" : " differ")
              + " from the last commit, and a commit would mix that with this change. Commit or"
              + " stash it first, or leave --commit out and commit by hand.");
    }
  }

  private @Nullable ObjectId committed(ObjectId tree, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk == null ? null : walk.getObjectId(0);
    }
  }

  /** Whether the index holds what the commit holds. */
  private boolean isStaged(String path, @Nullable ObjectId committed) {
    int at = index.findEntry(path);
    if (at < 0) {
      // A conflict has entries, but none that is settled.
      return committed == null && index.getEntriesWithin(path).length == 0;
    }
    DirCacheEntry entry = index.getEntry(at);
    return entry.getStage() == DirCacheEntry.STAGE_0 && entry.getObjectId().equals(committed);
  }
}
