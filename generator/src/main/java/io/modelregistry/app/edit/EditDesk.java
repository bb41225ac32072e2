package io.modelregistry.app.edit;

import io.modelregistry.edit.EditException;
import io.modelregistry.edit.EditLock;
import io.modelregistry.edit.EditPlan;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.edit.FileEdit;
import io.modelregistry.edit.change.AuthoredFiles;
import io.modelregistry.edit.change.PlannedChange;
import io.modelregistry.finding.Finding;
import io.modelregistry.source.BranchTip;
import io.modelregistry.source.Commit;
import io.modelregistry.source.CommitRequest;
import io.modelregistry.source.GitCommits;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.GitUser;
import io.modelregistry.source.PendingCommit;
import io.modelregistry.source.Snapshot;
import io.modelregistry.source.SourceException;
import io.modelregistry.source.WorkingTree;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Carries changes out. The whole result is validated first: with an error that was not there before
 * nothing is written. Two edits of one folder wait for each other, and what somebody else changed
 * meanwhile is never overwritten.
 */
public final class EditDesk {
  private final Path data;
  private final GitUser user;

  /**
   * @param data the data folder
   * @param user who commits, and what time it is
   */
  public EditDesk(Path data, GitUser user) {
    this.data = data;
    this.user = user;
  }

  /**
   * Carries out a request, or says what it would do.
   *
   * @throws io.modelregistry.edit.change.EditRefusal when the change cannot be made as asked
   * @throws SourceException when Git or the files cannot be read, or nothing can be committed
   * @throws EditException when the files cannot be written
   */
  public EditOutcome run(EditRequest request) {
    if (request.target() instanceof EditTarget.Branch branch) {
      try (GitCommits commits = GitCommits.in(data, user)) {
        return onBranch(request, commits, commits.tip(branch.name(), branch.base()));
      }
    }
    if (request.dryRun()) {
      return inWorkingTree(request);
    }
    EditLock lock = EditLock.take(data, EditLock.PATIENCE);
    try {
      return inWorkingTree(request);
    } finally {
      lock.close();
    }
  }

  private EditOutcome inWorkingTree(EditRequest request) {
    if (request.target() instanceof EditTarget.CurrentBranch) {
      try (GitCommits commits = GitCommits.in(data, user)) {
        return onCurrentBranch(request, commits);
      }
    }
    Work work = new Work(request, new WorkingTree(data).read());
    if (!work.isToBeDone()) {
      return work.outcome();
    }
    new EditWriter(data).apply(work.planned.plan(), work.before, () -> {});
    return work.done(Optional.empty());
  }

  private EditOutcome onCurrentBranch(EditRequest request, GitCommits commits) {
    BranchTip tip = commits.checkedOut();
    Work work = new Work(request, new WorkingTree(data).read());
    work.notes.addAll(commits.notes());
    if (!work.planned.plan().isEmpty() && work.before.provenance().dirty()) {
      // The commit must be right by itself, whatever else lies about.
      work.check(new GitRevision(data, tip.commit()).read());
    }
    if (!work.isToBeDone()) {
      return work.outcome();
    }
    try (PendingCommit pending = commits.prepare(tip, work.commit(), work.before.files())) {
      write(work, pending);
      pending.finish();
      return push(request, commits, work.done(Optional.of(pending.commit())));
    }
  }

  private void write(Work work, PendingCommit pending) {
    boolean[] published = {false};
    try {
      new EditWriter(data)
          .apply(
              work.planned.plan(),
              work.before,
              () -> {
                pending.publish();
                published[0] = true;
              });
    } catch (EditException e) {
      throw published[0]
          ? new EditException(
              "the commit "
                  + pending.commit().id()
                  + " is made, but "
                  + e.getMessage()
                  + " with 'git checkout HEAD -- "
                  + data
                  + "'",
              e)
          : e;
    }
  }

  private EditOutcome onBranch(EditRequest request, GitCommits commits, BranchTip tip) {
    Work work = new Work(request, new GitRevision(data, tip.commit()).read());
    work.notes.addAll(commits.notes());
    if (!work.isToBeDone()) {
      return work.outcome();
    }
    Commit commit = commits.commitTo(tip, work.commit());
    return push(request, commits, work.done(Optional.of(commit)));
  }

  private static EditOutcome push(EditRequest request, GitCommits commits, EditOutcome outcome) {
    if (!request.push()) {
      return outcome;
    }
    Optional<String> remote = Optional.empty();
    Optional<String> problem = Optional.empty();
    try {
      remote = Optional.of(commits.push(outcome.commit().orElseThrow().branch(), request.remote()));
    } catch (SourceException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    }
    return new EditOutcome(
        outcome.before(),
        outcome.plan(),
        outcome.files(),
        outcome.findings(),
        outcome.knownErrors(),
        outcome.done(),
        outcome.commit(),
        remote,
        problem,
        outcome.notes());
  }

  /** One request over one state of the files. */
  private final class Work {
    private final EditRequest request;
    private final Snapshot before;
    private final PlannedChange planned;
    private final TreeSet<Finding> findings = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private final long knownErrors;

    Work(EditRequest request, Snapshot before) {
      this.request = request;
      this.before = before;
      this.planned = request.change().plan(new AuthoredFiles(before));
      this.notes.addAll(planned.notes());
      this.knownErrors = planned.plan().isEmpty() ? 0 : check(before);
    }

    /** Adds what the change makes wrong in that state; says how many errors it had before. */
    long check(Snapshot state) {
      LocalDate today = LocalDate.ofInstant(user.clock().instant(), ZoneOffset.UTC);
      FreshFindings fresh = FreshFindings.of(state, planned.plan(), planned.moves(), today);
      findings.addAll(fresh.findings());
      return fresh.knownErrors();
    }

    boolean isToBeDone() {
      return !request.dryRun() && !planned.plan().isEmpty() && !outcome().isRefused();
    }

    CommitRequest commit() {
      EditPlan plan = planned.plan();
      Map<String, Optional<byte[]>> files = new TreeMap<>();
      for (FileEdit edit : plan.edits()) {
        files.put(edit.path(), edit.content());
      }
      return new CommitRequest(files, request.message().orElse(planned.message()));
    }

    EditOutcome outcome() {
      return outcome(false, Optional.empty());
    }

    EditOutcome done(Optional<Commit> commit) {
      return outcome(true, commit);
    }

    private EditOutcome outcome(boolean done, Optional<Commit> commit) {
      return new EditOutcome(
          before,
          planned.plan(),
          FileChange.of(planned, before),
          List.copyOf(findings),
          knownErrors,
          done,
          commit,
          Optional.empty(),
          Optional.empty(),
          notes);
    }
  }
}
