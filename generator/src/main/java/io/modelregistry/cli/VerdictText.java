package io.modelregistry.cli;

import io.modelregistry.app.verify.Problem;
import io.modelregistry.app.verify.Verdict;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.json.ObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What verifying a site came to, for people and for programs. */
final class VerdictText {
  /** So much of a hash tells two apart at a glance. */
  private static final int SHORT_HASH = 12;

  private VerdictText() {}

  static String json(Verdict verdict) {
    String commit = verdict.revision().commit();
    return JsonText.pretty(
        new ObjectBuilder()
            .text("site", verdict.site())
            .text("commit", commit.isEmpty() ? null : commit)
            .text("as_of", verdict.revision().asOf())
            .text("site_hash", verdict.revision().siteHash())
            .number("files", verdict.files())
            .flag("fine", verdict.isFine())
            .node(
                "problems",
                ObjectBuilder.array(verdict.problems().stream().map(VerdictText::problem).toList()))
            .build());
  }

  private static ObjectNode problem(Problem problem) {
    return new ObjectBuilder()
        .text("kind", problem.kind().word())
        .text("path", problem.path())
        .text("expected", problem.expected().isEmpty() ? null : problem.expected())
        .text("found", problem.found().isEmpty() ? null : problem.found())
        .build();
  }

  static String lines(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : verdict.problems()) {
      text.append(problem.path()).append(' ').append(problem.kind().words());
      text.append(details(problem)).append('\n');
    }
    String commit = verdict.revision().commit();
    text.append(verdict.site())
        .append(": ")
        .append(commit.isEmpty() ? "no commit" : "commit " + shortened(commit))
        .append(", as of ")
        .append(verdict.revision().asOf())
        .append('\n');
    text.append(Messages.counted(verdict.files(), "file")).append(": ").append(summary(verdict));
    return text.append('\n').toString();
  }

  private static String details(Problem problem) {
    return switch (problem.kind()) {
      case MISSING, EXTRA -> "";
      case UNREADABLE -> ": " + problem.found();
      case STALE, DIFFERENT, WRONG_TYPE ->
          ": "
              + (problem.found().isEmpty() ? "nothing" : shortened(problem.found()))
              + " instead of "
              + shortened(problem.expected());
    };
  }

  private static String shortened(String text) {
    return text.replaceAll("\\b([0-9a-f]{" + SHORT_HASH + "})[0-9a-f]{20,}\\b", "$1");
  }

  private static String summary(Verdict verdict) {
    if (verdict.isFine()) {
      return "all as they were built.";
    }
    List<String> counts = new ArrayList<>();
    for (Problem.Kind kind : Problem.Kind.values()) {
      long count = verdict.count(kind);
      if (count > 0) {
        counts.add(String.format(Locale.ROOT, "%,d %s", count, kind.word().replace('_', ' ')));
      }
    }
    return String.join(", ", counts) + ".";
  }
}
