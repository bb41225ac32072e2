package io.modelregistry.app.edit;

import io.modelregistry.edit.EditPlan;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import io.modelregistry.source.Commit;
import io.modelregistry.source.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param before the files that the change was worked out over
 * @param plan what was, or would be, done to them
 * @param files the same file by file, for people
 * @param findings what is wrong afterwards and was not before, sorted; with an error nothing is
 *     done
 * @param knownErrors how many errors were there before and stay
 * @param done whether the files or the branch were changed
 * @param commit the commit, if one was made
 * @param pushedTo the remote that has it
 * @param pushProblem why it could not be pushed
 * @param notes what the person should know, a sentence each
 */
public record EditOutcome(
    Snapshot before,
    EditPlan plan,
    List<FileChange> files,
    List<Finding> findings,
    long knownErrors,
    boolean done,
    Optional<Commit> commit,
    Optional<String> pushedTo,
    Optional<String> pushProblem,
    List<String> notes) {
  public EditOutcome {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Whether the change would make something wrong, so that nothing was done. */
  public boolean isRefused() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** The files as they are, or would be, afterwards. */
  public Snapshot after() {
    return plan.over(before);
  }
}
