package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import java.util.List;

/** How much was found. */
record Tally(long errors, long warnings, long fixable, long files) {
  static Tally of(List<Finding> findings) {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    return new Tally(
        errors,
        findings.size() - errors,
        findings.stream().filter(Finding::fixable).count(),
        findings.stream().map(f -> f.location().file()).distinct().count());
  }

  /** One line for people: {@code 2 errors, 1 warning in 2 files}. */
  String sentence() {
    if (errors + warnings == 0) {
      return "no findings";
    }
    String found =
        errors == 0
            ? count(warnings, "warning")
            : warnings == 0
                ? count(errors, "error")
                : count(errors, "error") + ", " + count(warnings, "warning");
    String mended = fixable == 0 ? "" : "; " + fixable + " can be mended with --fix";
    return found + " in " + count(files, "file") + mended;
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
