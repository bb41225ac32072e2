package io.modelregistry.app.verify;

import java.util.List;

/**
 * What verifying a site came to.
 *
 * @param site its address, as messages name it
 * @param revision what it says of itself
 * @param files how many files were looked at
 * @param problems by path
 */
public record Verdict(String site, SiteRevision revision, int files, List<Problem> problems) {
  public Verdict {
    problems = problems.stream().sorted().toList();
  }

  /** Whether nothing is wrong. */
  public boolean isFine() {
    return problems.isEmpty();
  }

  /** Whether all that is wrong is that some files gave no answer. */
  public boolean isUnknown() {
    return !isFine()
        && problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.UNREADABLE);
  }

  /** How many problems there are of a kind. */
  public long count(Problem.Kind kind) {
    return problems.stream().filter(problem -> problem.kind() == kind).count();
  }
}
