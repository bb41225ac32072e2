package io.modelregistry.cli;

import io.modelregistry.history.diff.RegistryDiff;
import io.modelregistry.validate.report.SafeText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A diff as GitHub-flavoured Markdown, for a pull request. Authored text in it is inert. */
final class DiffMarkdown {
  /** So many lines of each section are shown; a summary on GitHub has its bounds. */
  private static final int MAX_LINES = 200;

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~>-]");

  /** Takes no room, and parts what stands on both sides of it. */
  private static final String NO_SPACE = "&ZeroWidthSpace;";

  private DiffMarkdown() {}

  static String of(RegistryDiff diff) {
    if (diff.isEmpty()) {
      return "No difference in facts; prose and sources are not compared.\n";
    }
    StringBuilder text = new StringBuilder();
    text.append("**").append(DiffText.verdict(diff)).append("**\n");
    list(text, diff.reasons());
    for (DiffSection section : DiffSection.of(diff)) {
      section(text, section.title(), section.changes().stream().map(HistoryText::line).toList());
    }
    section(
        text,
        "Fallback chains",
        diff.chains().stream()
            .map(
                chain ->
                    chain.modelId()
                        + ": "
                        + DiffText.words(chain.before())
                        + " → "
                        + DiffText.words(chain.after()))
            .toList());
    section(text, "New addresses", diff.paths().added());
    section(text, "Vanished addresses", diff.paths().removed());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("\n### ").append(title).append(" (").append(lines.size()).append(")\n");
      list(text, lines);
    }
  }

  private static void list(StringBuilder text, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n');
    }
    lines.stream()
        .limit(MAX_LINES)
        .forEach(line -> text.append("- ").append(inert(line)).append('\n'));
    if (lines.size() > MAX_LINES) {
      text.append("- … and ").append(lines.size() - MAX_LINES).append(" more\n");
    }
  }

  /** No markup, no tag; no mention and no reference, which GitHub looks for in what it rendered. */
  static String inert(String text) {
    String escaped =
        SPECIAL
            .matcher(SafeText.of(text))
            .replaceAll(match -> Matcher.quoteReplacement("\\" + match.group()));
    return escaped
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("#", "#" + NO_SPACE)
        .replace("@", "@" + NO_SPACE);
  }
}
