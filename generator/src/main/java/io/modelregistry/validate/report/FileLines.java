package io.modelregistry.validate.report;

import io.modelregistry.finding.Finding;
import io.modelregistry.validate.secret.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of one file as they may be shown: what looks like a secret is blotted out, and so is
 * every value of a line on which one was found. Columns stay where they were.
 */
final class FileLines {
  private final List<String> lines;

  private FileLines(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Splits a text where editors do: at LF, CRLF and CR.
   *
   * @param findings all that was found in this file
   */
  static FileLines of(String text, List<Finding> findings) {
    Set<Integer> hidden = new HashSet<>();
    for (Finding finding : findings) {
      if (finding.rule().equals(Secrets.RULE)) {
        hidden.add(finding.location().line());
      }
    }
    String[] lines = Secrets.blot(text).split("\r\n|\r|\n", -1);
    for (int number : hidden) {
      if (number >= 1 && number <= lines.length) {
        lines[number - 1] = LineTokens.blotValues(lines[number - 1]);
      }
    }
    return new FileLines(List.of(lines));
  }

  int count() {
    return lines.size();
  }

  /**
   * One line, without its end.
   *
   * @param number from 1 to {@link #count()}
   */
  String line(int number) {
    return lines.get(number - 1);
  }
}
