package io.modelregistry.cli;

import io.modelregistry.json.Decimals;
import io.modelregistry.json.Quoted;
import io.modelregistry.usage.spend.SpendReport;
import io.modelregistry.validate.secret.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report of spending for people. */
final class SpendText {
  private static final int MAX_ROWS = 20;

  private SpendText() {}

  static String of(SpendReport report, List<Budget.Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    if (report.first().isPresent()) {
      text.append("From ").append(report.first().orElseThrow());
      text.append(" to ").append(report.last().orElseThrow()).append(" (UTC)\n");
    }
    if (report.totals().isEmpty()) {
      text.append("Total: nothing, for no call has a route with a price.\n");
    }
    report.totals().forEach(row -> text.append("Total: ").append(line(row)));
    report.trend().forEach(trend -> text.append("Trend: ").append(trend(report, trend)));
    report
        .tables()
        .forEach(
            (by, rows) -> {
              if (rows.isEmpty()) {
                return;
              }
              text.append("\nBy ").append(Quoted.shortened(by)).append(":\n");
              rows.stream()
                  .limit(by.equals("day") ? rows.size() : MAX_ROWS)
                  .forEach(row -> text.append("  ").append(name(row)).append(line(row)));
              if (!by.equals("day") && rows.size() > MAX_ROWS) {
                text.append("  and ").append(rows.size() - MAX_ROWS).append(" more\n");
              }
            });
    if (!report.movers().isEmpty()) {
      text.append("\nWhat changed most, ")
          .append(report.windowDays())
          .append(" days against the same before:\n");
      for (SpendReport.Mover mover : report.movers()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-32s %s%s %s (from %s to %s)%n",
                safe(mover.name()),
                mover.change().signum() > 0 ? "+" : "",
                mover.change().stripTrailingZeros().toPlainString(),
                mover.currency(),
                Decimals.plain(mover.earlier()),
                Decimals.plain(mover.recent())));
      }
    }
    if (!report.savings().isEmpty()) {
      text.append("\nThe same traffic on the cheapest other route of the same model:\n");
      for (SpendReport.Saving saving : report.savings().stream().limit(MAX_ROWS).toList()) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %s: %s less on %s (%s in place of %s %s)%n",
                saving.routeId(),
                Decimals.plain(saving.saved()),
                saving.cheaperRouteId(),
                Decimals.plain(saving.wouldCost()),
                Decimals.plain(saving.cost()),
                saving.currency()));
      }
    }
    for (SpendReport.Unpriced each : report.unpriced()) {
      text.append(
          String.format(
              Locale.ROOT,
              "No price: %,d %s on %s, in %s%n",
              each.quantity(),
              each.unit(),
              each.routeId(),
              Messages.counted(each.calls(), "call")));
    }
    for (SpendReport.NotPriced each : report.notPriced()) {
      text.append("Without a cost: ")
          .append(Messages.counted(each.calls(), "call"))
          .append(", ")
          .append(each.reason());
      if (!each.examples().isEmpty()) {
        text.append(": ");
        text.append(
            each.examples().stream().map(SpendText::safe).collect(Collectors.joining("; ")));
      }
      text.append('\n');
    }
    verdicts.forEach(verdict -> text.append(verdict.sentence()).append('\n'));
    return text.append(lines(report.lines())).toString();
  }

  /** The last days against as many before, in a line. */
  static String trend(SpendReport report, SpendReport.Mover trend) {
    return String.format(
        Locale.ROOT,
        "%s %s in the last %s, %s in as many before (%s%s)%n",
        Decimals.plain(trend.recent()),
        trend.currency(),
        Messages.counted(report.windowDays(), "day"),
        Decimals.plain(trend.earlier()),
        trend.change().signum() > 0 ? "+" : "",
        trend.change().stripTrailingZeros().toPlainString());
  }

  /** How many lines there are of each kind. */
  static String lines(Map<String, Long> lines) {
    if (lines.isEmpty()) {
      return "Lines: none.\n";
    }
    return lines.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", ", "Lines: ", ".\n"));
  }

  static String safe(String text) {
    return Quoted.shortened(Secrets.mask(text));
  }

  private static String name(SpendReport.Row row) {
    String name = safe(row.name());
    return String.format(Locale.ROOT, "%-32s ", name.isEmpty() ? "(none)" : name);
  }

  private static String line(SpendReport.Row row) {
    String bill =
        row.billedCalls() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; billed %s for %,d of them, which cost %s",
                Decimals.plain(row.billed()),
                row.billedCalls(),
                Decimals.plain(row.costOfBilled()));
    String part =
        row.incomplete() == 0
            ? ""
            : String.format(
                Locale.ROOT, "; at least, for %,d have a part without price", row.incomplete());
    return String.format(
        Locale.ROOT,
        "%s %s, %s%s%s%n",
        Decimals.plain(row.cost()),
        row.currency(),
        Messages.counted(row.calls(), "call"),
        bill,
        part);
  }
}
