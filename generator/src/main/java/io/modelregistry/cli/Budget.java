package io.modelregistry.cli;

import io.modelregistry.json.Decimals;
import io.modelregistry.usage.spend.SpendReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be spent.
 *
 * @param name by one name of the first table; empty is all
 */
record Budget(Optional<String> name, BigDecimal amount, String currency) {
  private static final Pattern FORM =
      Pattern.compile("(?:(.+)=)?([0-9]{1,15}(?:\\.[0-9]{1,15})?)([A-Z]{3})?");

  /**
   * @throws IllegalArgumentException when it is none, in words for the person who gave it
   */
  static Budget parse(String text, String currency) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a budget is an amount such as 100, 100EUR or gpt-5=20");
    }
    return new Budget(
        Optional.ofNullable(matcher.group(1)),
        new BigDecimal(matcher.group(2)),
        matcher.group(3) == null ? currency : matcher.group(3));
  }

  /** What was spent of it. */
  record Verdict(Budget budget, BigDecimal spent) {
    boolean isExceeded() {
      return spent.compareTo(budget.amount()) > 0;
    }

    String sentence() {
      return "the budget"
          + budget.name().map(name -> " of " + name).orElse("")
          + " is "
          + Decimals.plain(budget.amount())
          + " "
          + budget.currency()
          + ", and "
          + Decimals.plain(spent)
          + " was spent"
          + (isExceeded() ? ": exceeded" : "");
    }
  }

  Verdict judge(SpendReport report, String table) {
    List<SpendReport.Row> rows =
        name.isEmpty() ? report.totals() : report.tables().getOrDefault(table, List.of());
    return new Verdict(
        this,
        rows.stream()
            .filter(row -> row.currency().equals(currency))
            .filter(row -> name.map(row.name()::equals).orElse(true))
            .map(SpendReport.Row::cost)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
