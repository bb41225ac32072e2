package io.modelregistry.cli;

import io.modelregistry.app.cost.CostDesk;
import io.modelregistry.derive.price.Cost;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.render.json.CostJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A cost for people: the total, and below it what it is made of. */
final class CostText {
  private CostText() {}

  static String of(CostDesk.Quote quote) {
    return quote.answer() instanceof CostAnswer.Priced priced
        ? of(quote.route(), priced.cost())
        : CostJson.unknown(quote.route(), ((CostAnswer.Unknown) quote.answer()).reason()) + "\n";
  }

  private static String of(EffectiveRoute route, Cost cost) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %s %s (input %s, output %s)\n",
                route.id(),
                Decimals.plain(cost.total()),
                cost.currency(),
                Decimals.plain(cost.input()),
                Decimals.plain(cost.output())));
    text.append(table(cost.lines()));
    if (!cost.isComplete()) {
      text.append("  at least, since there is no price for ")
          .append(cost.unpriced().stream().map(Unit::usage).collect(Collectors.joining(", ")))
          .append('\n');
    }
    return text.toString();
  }

  private static TextTable table(List<Cost.Line> lines) {
    int width = lines.stream().mapToInt(line -> quantity(line).length()).max().orElse(0);
    TextTable table = new TextTable();
    for (Cost.Line line : lines) {
      String quantity = quantity(line);
      table.row(
          line.unit().usage(),
          " ".repeat(width - quantity.length()) + quantity,
          rate(line),
          Decimals.plain(line.amount()));
    }
    return table;
  }

  private static String quantity(Cost.Line line) {
    return String.format(Locale.ROOT, "%,d", line.quantity());
  }

  private static String rate(Cost.Line line) {
    Unit unit = line.unit();
    return line.pricedAs()
        .map(
            priced ->
                "at "
                    + Decimals.plain(line.rate())
                    + (priced.per() == 1
                        ? ""
                        : String.format(Locale.ROOT, " per %,d", priced.per()))
                    + (priced.equals(unit) ? "" : " (" + priced.label() + ")"))
        .orElse("no price");
  }
}
