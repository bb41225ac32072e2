package io.modelregistry.source;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Makes a branch anew that holds one commit. What people have added to it is never thrown away. */
final class BranchRenewal {
  private final GitRepository repository;

  BranchRenewal(GitRepository repository) {
    this.repository = repository;
  }

  /** Finds the branch; see {@link GitCommits#reused}. */
  ReusedBranch find(String branch, Optional<String> base, String subject) throws IOException {
    String ref = Constants.R_HEADS + branch;
    if (!Repository.isValidRefName(ref) || branch.startsWith("-") || branch.equals("HEAD")) {
      throw new SourceException("'" + branch + "' cannot be the name of a branch.");
    }
    if (Worktrees.checkingOut(repository, ref)) {
      throw new SourceException(
          "The branch '"
              + branch
              + "' is checked out, and would be made anew under your feet: check out another one,"
              + " or choose another name.");
    }
    String from = base.orElse(Constants.HEAD);
    @Nullable ObjectId start = repository.jgit().resolve(from + "^{commit}");
    if (start == null) {
      throw new SourceException(
          base.isPresent()
              ? "There is no revision '" + from + "' to begin the branch at."
              : "The repository has no commit yet, so no branch can begin at one.");
    }
    @Nullable ObjectId tip = repository.jgit().resolve(ref);
    if (tip != null) {
      requireOwn(branch, start, tip, subject);
    }
    for (String remote : repository.jgit().getConfig().getSubsections("remote")) {
      @Nullable ObjectId there =
          repository.jgit().resolve(Constants.R_REMOTES + remote + "/" + branch);
      if (there != null) {
        requireOwn(remote + "/" + branch, start, there, subject);
      }
    }
    return new ReusedBranch(branch, start.name(), Optional.ofNullable(tip).map(ObjectId::name));
  }

  /** Merges of the base into it are nobody's work. */
  private void requireOwn(String branch, ObjectId start, ObjectId tip, String subject)
      throws IOException {
    try (RevWalk commits = new RevWalk(repository.jgit())) {
      commits.setRevFilter(RevFilter.NO_MERGES);
      commits.markStart(commits.parseCommit(tip));
      commits.markUninteresting(commits.parseCommit(start));
      for (RevCommit commit : commits) {
        if (!commit.getShortMessage().equals(subject)) {
          throw new SourceException(
              "The branch '"
                  + branch
                  + "' has a commit that this command did not make ("
                  + commit.abbreviate(8).name()
                  + " \""
                  + commit.getShortMessage()
                  + "\"), and making it anew would lose that. Merge the branch, delete it, or"
                  + " choose another name.");
        }
      }
    }
  }

  /**
   * Moves the branch to a commit.
   *
   * @param made the commit, whose parent is the base
   * @return whether it moved; it stays where it holds the same already
   */
  boolean move(ReusedBranch branch, Commit made, GitPerson person) throws IOException {
    ObjectId id = ObjectId.fromString(made.id());
    ObjectId expected = branch.tip().map(ObjectId::fromString).orElseGet(ObjectId::zeroId);
    if (branch.tip().isPresent() && isSame(expected, id)) {
      return false;
    }
    BranchUpdate.renew(repository, Constants.R_HEADS + branch.branch(), expected, id, made, person);
    return true;
  }

  private boolean isSame(ObjectId one, ObjectId other) throws IOException {
    try (RevWalk commits = new RevWalk(repository.jgit())) {
      RevCommit before = commits.parseCommit(one);
      RevCommit after = commits.parseCommit(other);
      return before.getTree().equals(after.getTree())
          && before.getParentCount() == 1
          && before.getParent(0).equals(after.getParent(0));
    }
  }
}
