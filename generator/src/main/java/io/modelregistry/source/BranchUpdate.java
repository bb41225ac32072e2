package io.modelregistry.source;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;

/** Moves a branch to a new commit, if it still is where it was seen. */
final class BranchUpdate {
  private BranchUpdate() {}

  /**
   * Moves it.
   *
   * @param ref {@code HEAD}, or the full name of a branch
   * @param expected where it was; {@link ObjectId#zeroId()} for a branch that is to be new
   * @throws SourceException when somebody else moved it meanwhile, or its name is in the way of
   *     another's
   */
  static void run(
      GitRepository repository,
      String ref,
      ObjectId expected,
      ObjectId commit,
      Commit made,
      GitPerson person)
      throws IOException {
    run(repository, ref, expected, commit, made, person, false);
  }

  /**
   * Moves it to a commit that need not be on top of where it was.
   *
   * @throws SourceException as {@link #run}
   */
  static void renew(
      GitRepository repository,
      String ref,
      ObjectId expected,
      ObjectId commit,
      Commit made,
      GitPerson person)
      throws IOException {
    run(repository, ref, expected, commit, made, person, true);
  }

  private static void run(
      GitRepository repository,
      String ref,
      ObjectId expected,
      ObjectId commit,
      Commit made,
      GitPerson person,
      boolean force)
      throws IOException {
    RefUpdate update = repository.jgit().updateRef(ref);
    update.setForceUpdate(force);
    update.setExpectedOldObjectId(expected);
    update.setNewObjectId(commit);
    update.setRefLogIdent(person.committer());
    update.setRefLogMessage("commit: " + made.subject(), false);
    RefUpdate.Result result = update.update();
    switch (result) {
      case NEW, FAST_FORWARD, FORCED -> {}
      case LOCK_FAILURE, REJECTED -> throw lost(repository, ref, expected, made.branch());
      default ->
          throw new SourceException(
              "The branch " + made.branch() + " could not be moved: Git says " + result + ".");
    }
  }

  private static SourceException lost(
      GitRepository repository, String ref, ObjectId expected, String branch) throws IOException {
    ObjectId now = repository.jgit().resolve(ref);
    boolean moved = now == null ? !expected.equals(ObjectId.zeroId()) : !now.equals(expected);
    if (!moved && !ref.equals(Constants.HEAD) && clashes(repository, ref)) {
      return new SourceException(
          "The branch '"
              + branch
              + "' cannot be made: another one has that name as a folder. Choose another name.");
    }
    return new SourceException(
        moved
            ? "Somebody else committed to "
                + branch
                + " meanwhile, so nothing was changed here. Run the command again."
            : "The branch "
                + branch
                + " is locked by another Git command. Run the command again; if none is running,"
                + " remove the file that ends in '"
                + branch
                + ".lock' below .git/refs.");
  }

  private static boolean clashes(GitRepository repository, String ref) throws IOException {
    return repository.jgit().getRefDatabase().isNameConflicting(ref);
  }
}
