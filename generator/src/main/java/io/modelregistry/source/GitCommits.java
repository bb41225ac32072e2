package io.modelregistry.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.LockFailedException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Writes commits of the data folder: on the branch that is checked out, or on another one without
 * touching the working tree and the index. A commit holds the files it is asked for and no other
 * change. A branch moves only if it still is where it was seen.
 *
 * <p>No hook is run and nothing is signed: nothing in a repository is executed.
 */
public final class GitCommits implements AutoCloseable {
  private final GitRepository repository;
  private final Config config;
  private final GitPerson person;

  private GitCommits(GitRepository repository, Config config, GitPerson person) {
    this.repository = repository;
    this.config = config;
    this.person = person;
  }

  /**
   * In the repository around a data folder.
   *
   * @throws SourceException when there is none, it cannot be read, or Git does not know who the
   *     person is
   */
  public static GitCommits in(Path dataDir, GitUser user) {
    GitRepository repository;
    try {
      repository =
          GitRepository.around(dataDir)
              .orElseThrow(
                  () ->
                      new SourceException(
                          "The folder "
                              + dataDir
                              + " is not in a Git repository, so nothing can be committed. Leave"
                              + " --commit and --branch out, or run 'git init' first."));
    } catch (IOException e) {
      throw unreadable(e);
    }
    try {
      Config config = PersonalConfig.of(repository, user);
      return new GitCommits(repository, config, GitPerson.of(config, user));
    } catch (RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  /** What the person should know about commits made here, a sentence each. */
  public List<String> notes() {
    return config.getBoolean("commit", "gpgSign", false)
        ? List.of(
            "commit.gpgSign is set, but this command signs nothing: 'git commit --amend"
                + " --no-edit -S' does")
        : List.of();
  }

  /** The path of a file of the data folder in the repository. */
  public String path(String file) {
    return CommitObjects.path(repository, file);
  }

  /**
   * The branch that is checked out.
   *
   * @throws SourceException when none is, it has no commit yet, or something such as a merge is
   *     under way
   */
  public BranchTip checkedOut() {
    try {
      RepositoryState state = repository.jgit().getRepositoryState();
      if (state != RepositoryState.SAFE) {
        throw new SourceException(
            "Git is in the middle of something here ("
                + state.getDescription()
                + "). Finish or abort that first, or commit to another branch with --branch.");
      }
      String full = repository.jgit().getFullBranch();
      ObjectId head = repository.head();
      if (head == null) {
        throw new SourceException(
            "The repository has no commit yet. Commit what there is with 'git add' and 'git"
                + " commit' first.");
      }
      if (full == null || !full.startsWith(Constants.R_HEADS)) {
        throw new SourceException(
            "No branch is checked out (HEAD is detached), so a commit would soon be lost. Check"
                + " out a branch, or commit to one with --branch NAME.");
      }
      return new BranchTip(Repository.shortenRefName(full), head.name(), true);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Prepares a commit on the branch that is checked out.
   *
   * @param tip where it was when the change was worked out
   * @param before the working tree as the change was worked out over it
   * @throws SourceException when a file to be committed has other changes that are not committed,
   *     the branch has moved since, or the index is locked
   */
  public PendingCommit prepare(
      BranchTip tip, CommitRequest request, Map<String, SourceFile> before) {
    ObjectId parent = ObjectId.fromString(tip.commit());
    @Nullable DirCache index = null;
    try {
      index = repository.jgit().lockDirCache();
      if (!parent.equals(repository.head())) {
        throw new SourceException(
            "Somebody else committed to "
                + tip.branch()
                + " meanwhile, so nothing was changed. Run the command again.");
      }
      try (ObjectReader reader = repository.jgit().newObjectReader()) {
        new CleanFiles(repository, reader, index).require(parent, request.files().keySet(), before);
      }
      CommitObjects objects = new CommitObjects(repository);
      ObjectId id = objects.write(parent, request, person);
      return new PendingCommit(
          repository,
          person,
          index,
          objects,
          parent,
          new Commit(id.name(), tip.branch(), request.message()));
    } catch (LockFailedException e) {
      throw new SourceException(
          "Git's index is locked: another Git command is at work in this repository. Run the"
              + " command again when it is done; if none is running, remove "
              + repository.jgit().getIndexFile()
              + ".lock.",
          e);
    } catch (IOException e) {
      unlock(index);
      throw unreadable(e);
    } catch (RuntimeException e) {
      unlock(index);
      throw e;
    }
  }

  private static void unlock(@Nullable DirCache index) {
    if (index != null) {
      index.unlock();
    }
  }

  /**
   * Where a branch stands, or where a new one begins.
   *
   * @param base the revision that a new branch begins at; empty for what is checked out
   * @throws SourceException when the name is none, the branch is checked out somewhere, there is no
   *     such base, or a base is given for a branch that exists
   */
  public BranchTip tip(String branch, Optional<String> base) {
    String ref = Constants.R_HEADS + branch;
    if (!Repository.isValidRefName(ref) || branch.startsWith("-") || branch.equals("HEAD")) {
      throw new SourceException("'" + branch + "' cannot be the name of a branch.");
    }
    try (RevWalk commits = new RevWalk(repository.jgit())) {
      ObjectId there = repository.jgit().resolve(ref);
      if (there != null && base.isPresent()) {
        throw new SourceException(
            "The branch '"
                + branch
                + "' exists, so it has its base already: leave --base out to add a commit to it,"
                + " or choose another name.");
      }
      if (Worktrees.checkingOut(repository, ref)) {
        throw new SourceException(
            "The branch '"
                + branch
                + "' is checked out, and its files would fall behind it: use --commit there, or"
                + " choose another name.");
      }
      String from = base.orElse(Constants.HEAD);
      ObjectId id = there != null ? there : repository.jgit().resolve(from + "^{commit}");
      if (id == null) {
        throw new SourceException(
            base.isPresent()
                ? "There is no revision '" + from + "' to begin the branch at."
                : "The repository has no commit yet, so no branch can begin at one.");
      }
      return new BranchTip(branch, commits.parseCommit(id).name(), there != null);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Commits to a branch that is not checked out; makes it if need be.
   *
   * @throws SourceException when it was moved or made by somebody else meanwhile
   */
  public Commit commitTo(BranchTip tip, CommitRequest request) {
    try {
      ObjectId parent = ObjectId.fromString(tip.commit());
      ObjectId id = new CommitObjects(repository).write(parent, request, person);
      Commit commit = new Commit(id.name(), tip.branch(), request.message());
      BranchUpdate.run(
          repository,
          Constants.R_HEADS + tip.branch(),
          tip.exists() ? parent : ObjectId.zeroId(),
          id,
          commit,
          person);
      return commit;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * A branch that is made anew each time, with one commit in it.
   *
   * @param base the revision that it begins at; empty for what is checked out
   * @param subject the first line of the commits that this tool makes there
   * @throws SourceException when the name is none, the branch is checked out somewhere, there is no
   *     such base, or the branch has commits of others
   */
  public ReusedBranch reused(String branch, Optional<String> base, String subject) {
    try {
      return new BranchRenewal(repository).find(branch, base, subject);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Makes a branch anew.
   *
   * @return its commit; empty when the branch holds the very same already
   * @throws SourceException when it was moved or made by somebody else meanwhile
   */
  public Optional<Commit> renew(ReusedBranch branch, CommitRequest request) {
    try {
      ObjectId id =
          new CommitObjects(repository).write(ObjectId.fromString(branch.base()), request, person);
      Commit commit = new Commit(id.name(), branch.branch(), request.message());
      return new BranchRenewal(repository).move(branch, commit, person)
          ? Optional.of(commit)
          : Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Sends a branch that was made anew to where others fetch from, unless somebody has moved it
   * there since it was last fetched or sent.
   *
   * @param remote its name; empty for the one that Git would choose
   * @return the remote's name
   * @throws SourceException when there is no such remote, it cannot be reached, or it refuses
   */
  public String pushRenewed(String branch, Optional<String> remote) {
    return new GitPush(repository, config).pushRenewed(branch, remote);
  }

  /**
   * Sends a branch to where others fetch from.
   *
   * @param remote its name or address; empty for the one that Git would choose
   * @return the remote's name
   * @throws SourceException when there is no such remote, it cannot be reached, or it refuses
   */
  public String push(String branch, Optional<String> remote) {
    return new GitPush(repository, config).push(branch, remote);
  }

  private static SourceException unreadable(IOException e) {
    return new SourceException(
        "The Git repository cannot be used: " + e.getMessage() + ". Try 'git fsck'.", e);
  }

  @Override
  public void close() {
    repository.close();
  }
}
