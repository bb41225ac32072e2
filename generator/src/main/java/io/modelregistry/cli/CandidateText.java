package io.modelregistry.cli;

import io.modelregistry.derive.question.Candidate;
import io.modelregistry.derive.question.Remark;
import java.util.List;
import java.util.Set;

/** Models with their best route, for people. */
final class CandidateText {
  /** What stands in columns of its own, or was asked for anyway. */
  private static final Set<String> TOLD = Set.of("required", "cost");

  private CandidateText() {}

  static String table(List<Candidate> candidates) {
    TextTable table = new TextTable();
    for (Candidate candidate : candidates) {
      List<Remark> rest =
          candidate.reasons().stream().filter(reason -> !TOLD.contains(reason.code())).toList();
      table.row(
          candidate.model().id(),
          AnswerText.cost(candidate.offer()),
          candidate.offer().route().id(),
          candidate.routes() > 1 ? "1 of " + candidate.routes() + " routes" : "",
          AnswerText.messages(rest));
    }
    return table.toString();
  }
}
