package io.modelregistry.source;

import io.modelregistry.source.Provenance.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What history knows of files in a working tree: the times of those that are as committed. The pass
 * over history is remembered for as long as the commit stays the same.
 */
final class WorkingTreeHistory {
  private final HistoryMemory memory = new HistoryMemory();

  /** Never fails: what cannot be derived becomes a note. */
  Provenance of(Path dataDir, Intake intake) {
    try {
      Optional<GitRepository> found = GitRepository.around(dataDir);
      if (found.isEmpty()) {
        return Provenance.unknown(
            "The data folder is not in a Git repository, so created_at and updated_at are"
                + " unknown.");
      }
      try (GitRepository repository = found.get()) {
        @Nullable ObjectId head = repository.head();
        return head == null ? unborn(intake) : committed(repository, head, intake);
      }
    } catch (IOException e) {
      return Provenance.unknown(
          "The Git repository cannot be read ("
              + e.getClass().getSimpleName()
              + "), so created_at and updated_at are unknown; try 'git fsck'.");
    }
  }

  /** What history knows; nothing outside Git. */
  Past past(Path dataDir, BlobDigest digest) {
    try {
      Optional<GitRepository> found = GitRepository.around(dataDir);
      if (found.isEmpty()) {
        return Past.NONE;
      }
      try (GitRepository repository = found.get()) {
        @Nullable ObjectId head = repository.head();
        if (head == null) {
          return Past.NONE;
        }
        Optional<Past> remembered =
            HistoryMemory.remembered(repository, head, digest, () -> log(dataDir, head));
        return remembered.isPresent() ? remembered.get() : memory.past(repository, head, digest);
      }
    } catch (IOException e) {
      // The snapshot's provenance says so already.
      return Past.NONE;
    }
  }

  private CommitLog log(Path dataDir, ObjectId head) {
    try (GitRepository repository = GitRepository.around(dataDir).orElseThrow()) {
      return memory.log(repository, head);
    } catch (IOException e) {
      throw new SourceException("The Git repository cannot be read; try 'git fsck'.", e);
    }
  }

  private static Provenance unborn(Intake intake) {
    return new Provenance(
        null,
        null,
        !intake.files().isEmpty(),
        false,
        Map.of(),
        List.of("The Git repository has no commit yet, so created_at and updated_at are unknown."));
  }

  private Provenance committed(GitRepository repository, ObjectId head, Intake intake)
      throws IOException {
    Instant committedAt;
    Map<String, ObjectId> blobs;
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      RevCommit commit = commits.parseCommit(head);
      committedAt = LogWalk.committedAt(commit);
      GitTree tree = new GitTree(reader);
      Optional<ObjectId> folder = tree.folder(commit.getTree(), repository.prefix());
      blobs = folder.isPresent() ? tree.blobs(folder.get(), new Intake()) : Map.of();
    }
    CommitLog log = memory.log(repository, head);
    Map<String, Times> known = log.times();
    Comparison comparison = Comparison.of(intake, blobs);

    Map<String, Times> times = new HashMap<>();
    for (String path : intake.files().keySet()) {
      @Nullable Times committed = known.get(path);
      if (committed != null && !comparison.uncommitted().contains(path)) {
        times.put(path, committed);
      }
    }
    List<String> notes = new ArrayList<>();
    if (!log.complete()) {
      notes.add(Provenances.CUT_OFF);
    }
    if (!comparison.uncommitted().isEmpty()) {
      notes.add(Provenances.uncommitted(comparison.uncommitted()));
    }
    return new Provenance(
        head.name(),
        committedAt,
        comparison.dirty(),
        Provenances.complete(intake.files().keySet(), times),
        times,
        notes);
  }

  /**
   * The working tree against its commit.
   *
   * @param uncommitted files that are new or changed
   * @param dirty whether there are any, or some are gone
   */
  private record Comparison(TreeSet<String> uncommitted, boolean dirty) {
    static Comparison of(Intake intake, Map<String, ObjectId> blobs) {
      TreeSet<String> uncommitted = new TreeSet<>();
      try (WorkingFile working = new WorkingFile()) {
        for (SourceFile file : intake.files().values()) {
          if (!working.isSame(file.bytes(), blobs.get(file.path()))) {
            uncommitted.add(file.path());
          }
        }
      }
      boolean gone =
          blobs.keySet().stream()
              .anyMatch(path -> !intake.files().containsKey(path) && !intake.hasRefused(path));
      return new Comparison(uncommitted, gone || !uncommitted.isEmpty());
    }
  }
}
