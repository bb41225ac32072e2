package io.modelregistry.sync.report;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncReport.Disagreement;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncReport.Move;
import java.util.List;
import java.util.stream.Collectors;

/** What a person sees who syncs by hand. */
public final class SyncText {
  private static final int SHOWN = 20;

  private SyncText() {}

  /** The report as text: what changes, what does not and why, then what the list is like. */
  public static String of(SyncReport report) {
    StringBuilder text = new StringBuilder();
    section(text, "changes", report.applied().stream().map(move -> words(move)).toList());
    section(
        text,
        "held back, --accept ID lets them through",
        report.held().stream().map(SyncText::words).toList());
    section(
        text,
        "disagreements, --accept ID takes the list's word",
        report.disagreements().stream().map(SyncText::words).toList());
    section(text, "no longer in the list", report.missing());
    if (report.shrunk()) {
      text.append("The list has shrunk: ")
          .append(report.missing().size())
          .append(" of ")
          .append(report.known())
          .append(" known entries are missing. Nothing of it is applied; --accept-all believes it.")
          .append("\n\n");
    }
    return text.append(report.entries().text()).toString();
  }

  private static void section(StringBuilder text, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append(heading).append(" (").append(lines.size()).append(")\n");
    lines.stream().limit(SHOWN).forEach(line -> text.append("  ").append(line).append('\n'));
    if (lines.size() > SHOWN) {
      text.append("  … and ")
          .append(lines.size() - SHOWN)
          .append(" more; --format json lists them all\n");
    }
    text.append('\n');
  }

  private static String words(Move move) {
    return move.id()
        + ": "
        + move.what()
        + " "
        + Quoted.shortened(move.before())
        + " -> "
        + Quoted.shortened(move.after());
  }

  private static String words(Held held) {
    return words(held.move()) + " (" + held.reason() + ")";
  }

  private static String words(Disagreement disagreement) {
    return words(disagreement.move())
        + disagreement.vouchers().stream()
            .map(voucher -> Quoted.shortened(voucher.name()) + " of " + voucher.verifiedAt())
            .collect(Collectors.joining(", ", " (", " is believed)"));
  }
}
