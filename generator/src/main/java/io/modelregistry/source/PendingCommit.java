package io.modelregistry.source;

import java.io.IOException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit on the branch that is checked out, with its objects written and the index locked. First
 * {@link #publish()} moves the branch, then the caller puts the files into the working tree, then
 * {@link #finish()} tells the index. Closing it before leaves all as it was.
 */
public final class PendingCommit implements AutoCloseable {
  private final GitRepository repository;
  private final GitPerson person;
  private final DirCache index;
  private final CommitObjects objects;
  private final ObjectId parent;
  private final Commit commit;

  PendingCommit(
      GitRepository repository,
      GitPerson person,
      DirCache index,
      CommitObjects objects,
      ObjectId parent,
      Commit commit) {
    this.repository = repository;
    this.person = person;
    this.index = index;
    this.objects = objects;
    this.parent = parent;
    this.commit = commit;
  }

  /** The commit as it will be. */
  public Commit commit() {
    return commit;
  }

  /**
   * Moves the branch.
   *
   * @throws SourceException when it was moved by somebody else meanwhile
   */
  public void publish() {
    try {
      BranchUpdate.run(
          repository, Constants.HEAD, parent, ObjectId.fromString(commit.id()), commit, person);
    } catch (IOException e) {
      throw new SourceException(
          "The branch " + commit.branch() + " could not be moved: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Brings the index in line; what else is staged stays so.
   *
   * @throws SourceException when it cannot be written; the commit is there all the same
   */
  public void finish() {
    try {
      objects.apply(index.editor());
      index.write();
      if (!index.commit()) {
        throw new IOException("its lock was taken away");
      }
    } catch (IOException e) {
      throw new SourceException(
          "The commit "
              + commit.id()
              + " was made, but Git's index could not be written ("
              + e.getMessage()
              + "). Run 'git reset' to bring it in line.",
          e);
    }
  }

  @Override
  public void close() {
    index.unlock();
  }
}
