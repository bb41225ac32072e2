package io.modelregistry.cli;

import io.modelregistry.json.Decimals;
import io.modelregistry.usage.spend.SpendReport;
import io.modelregistry.validate.secret.Secrets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report of spending as one page: no script, nothing from elsewhere. Names come from logs, so
 * that all of them are escaped.
 */
final class SpendPage {
  private static final int HEIGHT = 120;
  private static final int BAR = 8;
  private static final int GAP = 2;

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
      table { border-collapse: collapse; margin: 0.5rem 0 2rem; width: 100%; }
      caption { font-weight: 600; padding: 0.5rem 0; text-align: left; }
      th, td { border-bottom: 1px solid #8886; padding: 0.3rem 0.6rem; text-align: left; }
      .n { font-variant-numeric: tabular-nums; text-align: right; }
      .over { font-weight: 600; }
      .scroll { overflow-x: auto; }
      svg { display: block; }
      rect { fill: #3b6fd4; }
      """;

  private final StringBuilder page = new StringBuilder();

  private SpendPage() {}

  static String of(SpendReport report, List<Budget.Verdict> verdicts) {
    SpendPage page = new SpendPage();
    page.head();
    report
        .first()
        .ifPresent(
            day ->
                page.paragraph("From " + day + " to " + report.last().orElseThrow() + " (UTC)."));
    page.rows("Total", "Currency", report.totals(), true);
    verdicts.forEach(
        verdict ->
            page.line(
                verdict.isExceeded() ? "<p class=\"over\">%s</p>" : "<p>%s</p>",
                verdict.sentence()));
    report.trend().forEach(trend -> page.paragraph(SpendText.trend(report, trend).strip()));
    page.trend(report);
    report
        .tables()
        .forEach(
            (by, rows) -> page.rows("By " + SpendText.safe(by), SpendText.safe(by), rows, false));
    page.movers(report);
    page.savings(report);
    page.unpriced(report);
    page.paragraph(SpendText.lines(report.lines()).strip());
    return page.page.append("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    page.append(" style-src 'sha256-").append(hash()).append("'\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>Spending</title>\n<style>").append(STYLE);
    page.append("</style>\n</head>\n<body>\n<main>\n<h1>Spending</h1>\n");
  }

  private static String hash() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void paragraph(String text) {
    line("<p>%s</p>", text);
  }

  private void line(String markup, String text) {
    page.append(markup.replace("%s", escaped(text))).append('\n');
  }

  /** What logs say as text, in elements and in attributes. */
  static String escaped(String text) {
    return Secrets.mask(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private void rows(String caption, String by, List<SpendReport.Row> rows, boolean total) {
    List<List<String>> cells = new ArrayList<>();
    for (SpendReport.Row row : rows) {
      cells.add(
          List.of(
              total ? row.currency() : name(row.name()),
              counted(row.calls()),
              (row.incomplete() > 0 ? "at least " : "")
                  + Decimals.plain(row.cost())
                  + " "
                  + row.currency(),
              row.billedCalls() == 0 ? "" : Decimals.plain(row.billed()),
              row.billedCalls() == 0
                  ? ""
                  : Decimals.plain(row.billed().subtract(row.costOfBilled()))));
    }
    table(caption, List.of(by, "Calls", "Cost", "Billed", "Billed beyond cost"), 1, cells);
  }

  /** The first column is a heading, those from {@code numbers} on stand to the right. */
  private void table(String caption, List<String> head, int numbers, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("<div class=\"scroll\"><table>\n");
    line("<caption>%s</caption>", caption);
    page.append("<thead><tr>");
    for (int i = 0; i < head.size(); i++) {
      page.append(i >= numbers ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      page.append(escaped(head.get(i))).append("</th>");
    }
    page.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      page.append("<tr><th scope=\"row\">").append(escaped(row.get(0))).append("</th>");
      for (int i = 1; i < row.size(); i++) {
        page.append(i >= numbers ? "<td class=\"n\">" : "<td>");
        page.append(escaped(row.get(i))).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table></div>\n");
  }

  /** A bar for each day, and a chart for each currency. */
  private void trend(SpendReport report) {
    Map<String, List<SpendReport.Row>> byCurrency = new LinkedHashMap<>();
    report
        .days()
        .forEach(
            row -> byCurrency.computeIfAbsent(row.currency(), c -> new ArrayList<>()).add(row));
    byCurrency.forEach(
        (currency, days) -> {
          BigDecimal most =
              days.stream().map(SpendReport.Row::cost).reduce(BigDecimal.ZERO, BigDecimal::max);
          if (days.size() > 1 && most.signum() > 0) {
            chart(currency, days, most);
          }
        });
  }

  private void chart(String currency, List<SpendReport.Row> days, BigDecimal most) {
    int width = days.size() * (BAR + GAP);
    line("<h2>By day, in %s</h2>", currency);
    page.append("<div class=\"scroll\"><svg role=\"img\" width=\"").append(width);
    page.append("\" height=\"").append(HEIGHT).append("\" aria-label=\"");
    page.append(
        escaped(
            "What each day cost; at most " + Decimals.plain(most) + " " + currency + " a day."));
    page.append("\">\n");
    for (int i = 0; i < days.size(); i++) {
      SpendReport.Row day = days.get(i);
      int height =
          day.cost()
              .multiply(BigDecimal.valueOf(HEIGHT))
              .divide(most, 0, RoundingMode.HALF_EVEN)
              .intValueExact();
      page.append("<rect x=\"").append(i * (BAR + GAP)).append("\" y=\"").append(HEIGHT - height);
      page.append("\" width=\"").append(BAR).append("\" height=\"").append(height).append("\">");
      line(
          "<title>%s</title></rect>",
          day.name() + ": " + Decimals.plain(day.cost()) + " " + day.currency());
    }
    page.append("</svg></div>\n");
  }

  private void movers(SpendReport report) {
    table(
        "What changed most, " + report.windowDays() + " days against the same before",
        List.of("Name", "Before", "Now", "Change"),
        1,
        report.movers().stream()
            .map(
                mover ->
                    List.of(
                        name(mover.name()),
                        Decimals.plain(mover.earlier()),
                        Decimals.plain(mover.recent()),
                        (mover.change().signum() > 0 ? "+" : "")
                            + mover.change().stripTrailingZeros().toPlainString()
                            + " "
                            + mover.currency()))
            .toList());
  }

  private void savings(SpendReport report) {
    table(
        "The same traffic on the cheapest other route of the same model",
        List.of("Route", "Cheaper", "Cost", "Would cost", "Saving"),
        2,
        report.savings().stream()
            .map(
                saving ->
                    List.of(
                        saving.routeId(),
                        saving.cheaperRouteId(),
                        Decimals.plain(saving.cost()),
                        Decimals.plain(saving.wouldCost()),
                        Decimals.plain(saving.saved()) + " " + saving.currency()))
            .toList());
  }

  private void unpriced(SpendReport report) {
    table(
        "Used, and without a price",
        List.of("Route", "Unit", "Quantity", "Calls"),
        2,
        report.unpriced().stream()
            .map(
                each ->
                    List.of(
                        each.routeId(),
                        each.unit(),
                        counted(each.quantity()),
                        counted(each.calls())))
            .toList());
    table(
        "Calls without a cost",
        List.of("Why", "Calls", "Such as"),
        3,
        report.notPriced().stream()
            .map(
                each ->
                    List.of(
                        each.reason(),
                        counted(each.calls()),
                        each.examples().stream()
                            .map(SpendText::safe)
                            .collect(Collectors.joining("; "))))
            .toList());
  }

  private static String name(String name) {
    return name.isEmpty() ? "(none)" : SpendText.safe(name);
  }

  private static String counted(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
