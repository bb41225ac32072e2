package io.modelregistry.cli;

import io.modelregistry.history.Change;
import io.modelregistry.history.ChangeWords;
import io.modelregistry.history.Entry;
import io.modelregistry.history.Revision;
import io.modelregistry.validate.report.SafeText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Changes for people: a line a commit, and below it a line a change. What data and commits say
 * cannot move the cursor.
 */
final class HistoryText {
  private static final int SHORT_HASH = 10;

  private HistoryText() {}

  static String of(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      text.append(head(entry.revision()));
      entry.changes().forEach(change -> text.append("  ").append(line(change)).append('\n'));
    }
    return text.toString();
  }

  private static String head(Revision revision) {
    return String.format(
        Locale.ROOT,
        "%s  %s  %s\n",
        revision.committedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
        revision.commit().substring(0, Math.min(SHORT_HASH, revision.commit().length())),
        SafeText.of(revision.author()));
  }

  /** {@code model gpt-5: input 1.25 → 1 USD (-20 %)}. */
  static String line(Change change) {
    return SafeText.of(
        change.subject().kind().word()
            + " "
            + change.subject().id()
            + ": "
            + ChangeWords.of(change));
  }
}
