package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For people: each finding with the lines it is about, and a line of counts at the end. */
final class TextReport implements FindingReport {
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String BOLD = "1";
  private static final String DIM = "2";

  @Override
  public String render(List<Finding> findings, FileTexts texts, ReportOptions options) {
    StringBuilder out = new StringBuilder();
    Map<String, List<Finding>> byFile = new TreeMap<>();
    for (Finding finding : findings) {
      byFile.computeIfAbsent(finding.location().file(), file -> new ArrayList<>()).add(finding);
    }
    byFile.forEach(
        (file, found) -> {
          FileLines lines = FileLines.of(texts.text(file).orElse(""), found);
          found.stream().sorted().forEach(finding -> write(out, finding, lines, options));
        });
    out.append(summary(Tally.of(findings), options)).append('\n');
    return out.toString();
  }

  private static void write(
      StringBuilder out, Finding finding, FileLines lines, ReportOptions options) {
    Location location = finding.location();
    String place = options.pathPrefix() + location.file();
    if (location.line() > 0) {
      place += ":" + location.line() + ":" + location.column();
    }
    out.append(paint(SafeText.of(place), BOLD, options))
        .append(": ")
        .append(paint(finding.severity().word(), colour(finding), options))
        .append(": ")
        .append(SafeText.of(finding.message()))
        .append(' ')
        .append(paint("[" + finding.rule() + "]", DIM, options))
        .append('\n');
    CodeFrame frame = CodeFrame.of(lines, location, textWidth(options));
    int gutter = String.valueOf(location.line() + 1).length();
    for (CodeFrame.Row row : frame.rows()) {
      String number = row.isCarets() ? "" : String.valueOf(row.number());
      out.append("  ")
          .append(paint(" ".repeat(gutter - number.length()) + number + " |", DIM, options));
      if (!row.text().isEmpty()) {
        out.append(' ')
            .append(row.isCarets() ? paint(row.text(), colour(finding), options) : row.text());
      }
      out.append('\n');
    }
    if (finding.hint() != null) {
      out.append("  hint: ").append(SafeText.of(finding.hint())).append('\n');
    }
    if (finding.fixable()) {
      out.append("  registry validate --fix mends this\n");
    }
    out.append('\n');
  }

  /** What is left of a terminal's line after line number and bar. */
  private static int textWidth(ReportOptions options) {
    return options.width() - "  99999 | ".length();
  }

  private static String summary(Tally tally, ReportOptions options) {
    String style = tally.errors() > 0 ? RED : tally.warnings() > 0 ? YELLOW : BOLD;
    return paint(tally.sentence(), style, options);
  }

  private static String colour(Finding finding) {
    return finding.severity() == Severity.ERROR ? RED : YELLOW;
  }

  private static String paint(String text, String style, ReportOptions options) {
    return options.colour() ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
