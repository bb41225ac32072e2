package io.modelregistry.cli;

import io.modelregistry.json.Decimals;
import io.modelregistry.render.CsvCell;
import io.modelregistry.usage.spend.SpendReport;
import io.modelregistry.validate.secret.Secrets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a report of spending, as CSV (RFC 4180) and as Markdown. */
final class SpendTable {
  private SpendTable() {}

  static String csv(SpendReport report) {
    StringBuilder csv =
        new StringBuilder(
            "by,name,currency,calls,cost,incomplete_calls,billed_calls,billed,cost_of_billed\r\n");
    report
        .tables()
        .forEach(
            (by, rows) ->
                rows.forEach(
                    row ->
                        csv.append(
                            Stream.of(
                                    by,
                                    Secrets.mask(row.name()),
                                    row.currency(),
                                    Long.toString(row.calls()),
                                    Decimals.plain(row.cost()),
                                    Long.toString(row.incomplete()),
                                    Long.toString(row.billedCalls()),
                                    row.billedCalls() == 0 ? "" : Decimals.plain(row.billed()),
                                    row.billedCalls() == 0
                                        ? ""
                                        : Decimals.plain(row.costOfBilled()))
                                .map(CsvCell::of)
                                .collect(Collectors.joining(",", "", "\r\n")))));
    return csv.toString();
  }

  static String markdown(SpendReport report, List<Budget.Verdict> verdicts) {
    StringBuilder text = new StringBuilder("# Spending\n\n");
    report
        .first()
        .ifPresent(
            day ->
                text.append(day).append(" to ").append(report.last().orElseThrow()).append("\n\n"));
    table(text, List.copyOf(report.totals()), "Total");
    report.trend().forEach(trend -> text.append(SpendText.trend(report, trend)).append('\n'));
    report
        .tables()
        .forEach(
            (by, rows) -> {
              text.append("## By ").append(cell(by)).append("\n\n");
              table(text, rows, by);
            });
    if (!report.movers().isEmpty()) {
      text.append("## What changed most, ")
          .append(report.windowDays())
          .append(" days against the same before\n\n");
      text.append("| Name | Before | Now | Change |\n|---|--:|--:|--:|\n");
      for (SpendReport.Mover mover : report.movers()) {
        text.append("| ").append(cell(SpendText.safe(mover.name())));
        text.append(" | ").append(Decimals.plain(mover.earlier()));
        text.append(" | ").append(Decimals.plain(mover.recent()));
        text.append(" | ").append(mover.change().stripTrailingZeros().toPlainString());
        text.append(" ").append(mover.currency()).append(" |\n");
      }
      text.append('\n');
    }
    if (!report.savings().isEmpty()) {
      text.append("## The same traffic on the cheapest other route\n\n");
      text.append("| Route | Cheaper | Cost | Would cost | Saving |\n|---|---|--:|--:|--:|\n");
      for (SpendReport.Saving saving : report.savings()) {
        text.append("| ").append(saving.routeId());
        text.append(" | ").append(saving.cheaperRouteId());
        text.append(" | ").append(Decimals.plain(saving.cost()));
        text.append(" | ").append(Decimals.plain(saving.wouldCost()));
        text.append(" | ").append(Decimals.plain(saving.saved()));
        text.append(" ").append(saving.currency()).append(" |\n");
      }
      text.append('\n');
    }
    for (SpendReport.NotPriced each : report.notPriced()) {
      text.append("- Without a cost: ")
          .append(Messages.counted(each.calls(), "call"))
          .append(", `")
          .append(each.reason())
          .append("`\n");
    }
    verdicts.forEach(verdict -> text.append("- ").append(cell(verdict.sentence())).append('\n'));
    return text.toString();
  }

  private static void table(StringBuilder text, List<SpendReport.Row> rows, String by) {
    text.append("| ").append(cell(by)).append(" | Calls | Cost | Billed |\n|---|--:|--:|--:|\n");
    for (SpendReport.Row row : rows) {
      text.append("| ").append(cell(SpendText.safe(row.name())));
      text.append(" | ").append(row.calls());
      text.append(" | ").append(Decimals.plain(row.cost())).append(' ').append(row.currency());
      text.append(" | ").append(row.billedCalls() == 0 ? "" : Decimals.plain(row.billed()));
      text.append(" |\n");
    }
    text.append('\n');
  }

  /** Nothing in it can end a cell or start markup. */
  private static String cell(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~!])", "\\\\$1").replaceAll("\\s+", " ");
  }
}
