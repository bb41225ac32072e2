package io.modelregistry.sync.report;

import static io.modelregistry.sync.report.Markdown.code;

import io.modelregistry.sync.ImportReport;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.SyncReport;
import io.modelregistry.sync.SyncReport.Disagreement;
import io.modelregistry.sync.SyncReport.Held;
import io.modelregistry.sync.SyncReport.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text of a pull request. */
public final class SyncMarkdown {
  /** GitHub takes 65,536 characters. */
  private static final int BUDGET = 56_000;

  private static final int NAMES = 50;
  private static final String UNMATCHED = "unmatched";
  private static final String ENDS = "deprecated-there";

  private SyncMarkdown() {}

  /** The report in Markdown. */
  public static String of(SyncReport report) {
    String command = "registry sync " + report.source();
    Markdown text =
        new Markdown(BUDGET, "`" + command + " --dry-run --format json` lists all of them.");
    text.say("# Sync with " + report.source());
    text.say(summary(report));
    if (report.shrunk()) {
      text.say(
          "**The list has shrunk**: "
              + report.missing().size()
              + " of "
              + report.known()
              + " known entries are missing, so nothing of it is applied. `"
              + command
              + " --accept-all` believes it.");
    }
    applied(report, text);
    held(report, text, command);
    disagreements(report, text, command);
    if (!report.missing().isEmpty()) {
      text.section("No longer in the list")
          .say("Nothing is deleted. If they are gone for good, set their `status` to `inactive`.")
          .list(report.missing().stream().map(Markdown::code).toList(), NAMES);
    }
    notices(report, text);
    news(report, text, command);
    remarks(report, text);
    return text.toString();
  }

  /** What came of every entry, in a few words. */
  public static String summary(SyncReport report) {
    ImportReport entries = report.entries();
    return "The list at "
        + Markdown.link(report.list())
        + " as of "
        + report.day()
        + " has "
        + counted(entries.count(Count.OFFERS), "entry", "entries")
        + ": "
        + entries.count(Count.MATCHED)
        + " matched, "
        + entries.count(Count.UNMATCHED)
        + " unmatched, "
        + entries.count(Count.LEFT_OUT)
        + " left out. "
        + counted(report.applied().size(), "value", "values")
        + " of "
        + counted(report.changedEntities(), "entity", "entities")
        + " to change, "
        + report.held().size()
        + " held back, "
        + report.disagreements().size()
        + " disagreed on.";
  }

  private static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static void applied(SyncReport report, Markdown text) {
    if (!report.applied().isEmpty()) {
      text.section("Changes")
          .say("Prices change from today on; what was charged before stays known.")
          .table(
              List.of("entity", "what", "before", "after"),
              report.applied().stream().map(move -> cells(move)).toList());
    }
  }

  private static List<String> cells(Move move, String... more) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                move.kind() + " " + code(move.id()),
                code(move.what()),
                code(move.before()),
                code(move.after())));
    cells.addAll(List.of(more));
    return cells;
  }

  private static void held(SyncReport report, Markdown text, String command) {
    if (!report.held().isEmpty()) {
      text.section("Held back")
          .say(
              "These look wrong and are not applied. `"
                  + command
                  + " --accept ID` lets those of one entity through.")
          .table(
              List.of("entity", "what", "before", "the list", "why"),
              report.held().stream().map(SyncMarkdown::cells).toList());
    }
  }

  private static List<String> cells(Held held) {
    return cells(held.move(), held.reason());
  }

  private static void disagreements(SyncReport report, Markdown text, String command) {
    if (!report.disagreements().isEmpty()) {
      text.section("Disagreements")
          .say(
              "Here somebody else is believed more, and nothing is applied. `"
                  + command
                  + " --accept ID` takes the list's word for one entity.")
          .table(
              List.of("entity", "what", "registry", "the list", "who vouches for the registry"),
              report.disagreements().stream().map(SyncMarkdown::cells).toList());
    }
  }

  private static List<String> cells(Disagreement disagreement) {
    return cells(
        disagreement.move(),
        disagreement.vouchers().stream()
            .map(voucher -> code(voucher.name()) + " " + voucher.verifiedAt())
            .collect(Collectors.joining(", ")));
  }

  private static void notices(SyncReport report, Markdown text) {
    List<String> ends =
        report.entries().lines().stream()
            .filter(line -> line.kind().equals(ENDS))
            .map(line -> code(line.subject()) + ": " + line.message())
            .toList();
    if (!ends.isEmpty()) {
      text.section("Going or gone there").list(ends, NAMES);
    }
  }

  private static void news(SyncReport report, Markdown text, String command) {
    List<String> unmatched =
        report.entries().lines().stream()
            .filter(line -> line.kind().equals(UNMATCHED))
            .map(line -> code(line.subject()) + ": " + line.message())
            .toList();
    if (!unmatched.isEmpty()) {
      text.section("In the list alone")
          .say("Nothing is made of these. `" + command + " --create` makes what is missing.")
          .list(unmatched, NAMES);
    }
  }

  private static void remarks(SyncReport report, Markdown text) {
    Map<String, Integer> counts = new TreeMap<>();
    report.entries().lines().stream()
        .filter(line -> !line.kind().equals(UNMATCHED) && !line.kind().equals(ENDS))
        .forEach(line -> counts.merge(line.kind(), 1, Integer::sum));
    if (!counts.isEmpty()) {
      text.section("Remarks on the list")
          .list(
              counts.entrySet().stream()
                  .map(entry -> entry.getKey() + ": " + entry.getValue())
                  .toList(),
              NAMES);
    }
  }
}
