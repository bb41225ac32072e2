package io.modelregistry.source;

import io.modelregistry.source.Provenance.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** The data folder at a Git revision; the working tree is not looked at. */
public final class GitRevision implements Source {
  private final Path dataDir;
  private final String revision;
  private final HistoryMemory memory = new HistoryMemory();

  /**
   * @param dataDir where the data folder is in a clone; it need not exist in the working tree
   * @param revision a branch, tag, hash, or an expression such as {@code HEAD~3}
   */
  public GitRevision(Path dataDir, String revision) {
    this.dataDir = dataDir;
    this.revision = revision;
  }

  /**
   * The commit at which two revisions parted.
   *
   * @throws SourceException when one of them is not there, or they have nothing in common
   */
  public static GitRevision forkPoint(Path dataDir, String one, String other) {
    String commit =
        new GitRevision(dataDir, one)
            .inRepository(
                repository -> {
                  try (RevWalk commits = new RevWalk(repository.jgit())) {
                    commits.setRevFilter(RevFilter.MERGE_BASE);
                    for (String name : List.of(one, other)) {
                      GitRevision revision = new GitRevision(dataDir, name);
                      commits.markStart(
                          commits.parseCommit(
                              revision.commit(commits, revision.resolve(repository))));
                    }
                    @Nullable RevCommit base = commits.next();
                    if (base == null) {
                      throw new SourceException(
                          "The revisions '"
                              + one
                              + "' and '"
                              + other
                              + "' have no commit in common.");
                    }
                    return base.name();
                  }
                });
    return new GitRevision(dataDir, commit);
  }

  @Override
  public Snapshot read() {
    return inRepository(
        repository ->
            read(
                repository,
                GitTree::blobs,
                (commit, intake) -> provenance(repository, commit, intake)));
  }

  @Override
  public Snapshot read(String name) {
    return inRepository(
        repository ->
            read(
                repository,
                (tree, folder, intake) -> tree.blob(folder, name),
                (commit, intake) -> Provenances.NOT_ASKED));
  }

  @Override
  public Past past(BlobDigest digest) {
    return inRepository(
        repository -> {
          ObjectId id = resolve(repository);
          Optional<Past> remembered =
              HistoryMemory.remembered(repository, id, digest, () -> log(id));
          return remembered.isPresent()
              ? remembered.get()
              : memory.past(repository, commit(repository, id), digest);
        });
  }

  private CommitLog log(ObjectId id) {
    return inRepository(repository -> memory.log(repository, commit(repository, id)));
  }

  private RevCommit commit(GitRepository repository, ObjectId id) throws IOException {
    try (RevWalk commits = new RevWalk(repository.jgit())) {
      return commit(commits, id);
    }
  }

  private interface Work<T> {
    T in(GitRepository repository) throws IOException;
  }

  private <T> T inRepository(Work<T> work) {
    try {
      Optional<GitRepository> found = GitRepository.around(dataDir);
      if (found.isEmpty()) {
        throw new SourceException(
            "The folder "
                + dataDir
                + " is not in a Git repository, so there is no revision '"
                + revision
                + "' to read.");
      }
      try (GitRepository repository = found.get()) {
        return work.in(repository);
      }
    } catch (MissingObjectException e) {
      throw new SourceException(
          "The Git repository lacks objects of revision '"
              + revision
              + "': the clone is shallow or partial. Fetch the rest with 'git fetch --unshallow' or"
              + " 'git fetch --refetch --no-filter'.",
          e);
    } catch (IOException e) {
      throw new SourceException(
          "The Git repository cannot be read at revision '"
              + revision
              + "': "
              + e.getMessage()
              + ". Try 'git fsck'.",
          e);
    }
  }

  /** Which blobs of the data folder are to be read, by path. */
  private interface Selection {
    Map<String, ObjectId> of(GitTree tree, ObjectId folder, Intake intake) throws IOException;
  }

  private interface Origin {
    Provenance of(RevCommit commit, Intake intake) throws IOException;
  }

  private Snapshot read(GitRepository repository, Selection selection, Origin origin)
      throws IOException {
    ObjectId id = resolve(repository);
    try (ObjectReader reader = repository.jgit().newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      RevCommit commit = commit(commits, id);
      Intake intake = new Intake();
      GitTree tree = new GitTree(reader);
      take(selection.of(tree, folder(repository, commit, tree), intake), reader, intake);
      return intake.finish(origin.of(commit, intake));
    }
  }

  private ObjectId resolve(GitRepository repository) throws IOException {
    try {
      @Nullable ObjectId id = repository.jgit().resolve(revision);
      if (id != null) {
        return id;
      }
    } catch (AmbiguousObjectException e) {
      throw new SourceException(
          "The revision '" + revision + "' fits more than one commit; write more of its hash.", e);
    } catch (IncorrectObjectTypeException | RevisionSyntaxException e) {
      throw new SourceException("'" + revision + "' does not name a commit.", e);
    }
    throw new SourceException(
        "There is no revision '"
            + revision
            + "' in this Git repository. Look at 'git branch -a' and 'git tag'; another clone's"
            + " branch must be fetched first and is called 'origin/...'.");
  }

  private RevCommit commit(RevWalk commits, ObjectId id) throws IOException {
    try {
      return commits.parseCommit(id);
    } catch (IncorrectObjectTypeException e) {
      throw new SourceException("'" + revision + "' does not name a commit.", e);
    }
  }

  private ObjectId folder(GitRepository repository, RevCommit commit, GitTree tree)
      throws IOException {
    return tree.folder(commit.getTree(), repository.prefix())
        .orElseThrow(
            () ->
                new SourceException(
                    "Revision '" + revision + "' has no folder " + repository.prefix() + "."));
  }

  private static void take(Map<String, ObjectId> blobs, ObjectReader reader, Intake intake)
      throws IOException {
    for (Map.Entry<String, ObjectId> blob : blobs.entrySet()) {
      long size = reader.getObjectSize(blob.getValue(), Constants.OBJ_BLOB);
      if (intake.isFull()) {
        return;
      }
      if (intake.admitsFile(blob.getKey(), size)) {
        byte[] bytes = reader.open(blob.getValue(), Constants.OBJ_BLOB).getCachedBytes();
        intake.take(blob.getKey(), bytes);
      }
    }
  }

  private Provenance provenance(GitRepository repository, RevCommit commit, Intake intake)
      throws IOException {
    CommitLog log = memory.log(repository, commit);
    Map<String, Times> times = new HashMap<>(log.times());
    times.keySet().retainAll(intake.files().keySet());
    return new Provenance(
        commit.name(),
        LogWalk.committedAt(commit),
        false,
        Provenances.complete(intake.files().keySet(), times),
        times,
        log.complete() ? List.of() : List.of(Provenances.CUT_OFF));
  }
}
