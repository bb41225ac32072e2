package io.modelregistry.app.edit;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.source.Commit;
import io.modelregistry.source.CommitRequest;
import io.modelregistry.source.GitCommits;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.GitUser;
import io.modelregistry.source.ReusedBranch;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The branch on which a tool proposes its changes: made anew each time, as one commit on top of a
 * base. The working tree is neither read nor touched.
 */
public final class ProposalBranch {
  private final Path data;
  private final GitUser user;
  private final ReusedBranch branch;

  private ProposalBranch(Path data, GitUser user, ReusedBranch branch) {
    this.data = data;
    this.user = user;
    this.branch = branch;
  }

  /**
   * Finds the branch.
   *
   * @param data the data folder
   * @param base the revision that it begins at; empty for what is checked out
   * @param subject the first line of all commits that the tool makes there
   * @throws SourceException when it cannot be used: it is checked out, or has commits of others
   */
  public static ProposalBranch of(
      Path data, GitUser user, String name, Optional<String> base, String subject) {
    try (GitCommits commits = GitCommits.in(data, user)) {
      return new ProposalBranch(data, user, commits.reused(name, base, subject));
    }
  }

  public String name() {
    return branch.branch();
  }

  /** Whether an earlier run has left it. */
  public boolean exists() {
    return branch.tip().isPresent();
  }

  /** The data that a change is worked out over. */
  public Source base() {
    return new GitRevision(data, branch.base());
  }

  /**
   * Commits a plan that was made over the base, in place of what the branch had.
   *
   * @return the commit; empty when the branch holds the very same already
   * @throws SourceException when the branch was moved by somebody else meanwhile
   */
  public Optional<Commit> propose(EditPlan plan, String message) {
    Map<String, Optional<byte[]>> files = new TreeMap<>();
    for (FileEdit edit : plan.edits()) {
      files.put(edit.path(), edit.content());
    }
    try (GitCommits commits = GitCommits.in(data, user)) {
      return commits.renew(branch, new CommitRequest(files, message));
    }
  }

  /**
   * Sends it to where others fetch from, over what an earlier run has sent.
   *
   * @param remote the remote's name; empty for the one that Git would choose
   * @return the remote's name
   * @throws SourceException when it cannot be sent; the commit is there all the same
   */
  public String push(Optional<String> remote) {
    try (GitCommits commits = GitCommits.in(data, user)) {
      return commits.pushRenewed(branch.branch(), remote);
    }
  }
}
