package io.modelregistry.cli;

import io.modelregistry.json.Decimals;
import io.modelregistry.usage.spend.SpendReport;
import io.modelregistry.validate.secret.Secrets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report of spending as JSON, by {@code schemas/answers/spend.schema.json}. */
final class SpendJson {
  private SpendJson() {}

  static ObjectNode of(SpendReport report, List<Budget.Verdict> verdicts) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("question", "spend");
    report.first().ifPresent(day -> root.put("first_day", day.toString()));
    report.last().ifPresent(day -> root.put("last_day", day.toString()));
    ObjectNode lines = root.putObject("lines");
    report.lines().forEach(lines::put);
    rows(root.putArray("totals"), report.totals(), false);
    ArrayNode tables = root.putArray("tables");
    report
        .tables()
        .forEach(
            (by, rows) -> {
              ObjectNode table = tables.addObject().put("by", by);
              rows(table.putArray("rows"), rows, true);
            });
    rows(root.putArray("trend"), report.days(), true);
    root.put("window_days", report.windowDays());
    ArrayNode movers = root.putArray("movers");
    for (SpendReport.Mover mover : report.movers()) {
      movers
          .addObject()
          .put("name", Secrets.mask(mover.name()))
          .put("currency", mover.currency())
          .put("earlier", Decimals.plain(mover.earlier()))
          .put("recent", Decimals.plain(mover.recent()))
          .put("change", Decimals.plain(mover.change()));
    }
    ArrayNode savings = root.putArray("savings");
    for (SpendReport.Saving saving : report.savings()) {
      savings
          .addObject()
          .put("route_id", saving.routeId())
          .put("cheaper_route_id", saving.cheaperRouteId())
          .put("currency", saving.currency())
          .put("calls", saving.calls())
          .put("cost", Decimals.plain(saving.cost()))
          .put("would_cost", Decimals.plain(saving.wouldCost()))
          .put("saving", Decimals.plain(saving.saved()));
    }
    ArrayNode unpriced = root.putArray("unpriced");
    for (SpendReport.Unpriced each : report.unpriced()) {
      unpriced
          .addObject()
          .put("route_id", each.routeId())
          .put("unit", each.unit())
          .put("quantity", each.quantity())
          .put("calls", each.calls());
    }
    ArrayNode notPriced = root.putArray("not_priced");
    for (SpendReport.NotPriced each : report.notPriced()) {
      ObjectNode node =
          notPriced.addObject().put("reason", each.reason()).put("calls", each.calls());
      ArrayNode examples = node.putArray("examples");
      each.examples().forEach(example -> examples.add(Secrets.mask(example)));
    }
    ArrayNode budgets = root.putArray("budgets");
    for (Budget.Verdict verdict : verdicts) {
      ObjectNode node = budgets.addObject();
      verdict.budget().name().ifPresent(name -> node.put("name", Secrets.mask(name)));
      node.put("currency", verdict.budget().currency());
      node.put("amount", Decimals.plain(verdict.budget().amount()));
      node.put("spent", Decimals.plain(verdict.spent()));
      node.put("exceeded", verdict.isExceeded());
    }
    return root;
  }

  private static void rows(ArrayNode array, List<SpendReport.Row> rows, boolean named) {
    for (SpendReport.Row row : rows) {
      ObjectNode node = array.addObject();
      if (named) {
        node.put("name", Secrets.mask(row.name()));
      }
      node.put("currency", row.currency());
      node.put("calls", row.calls());
      node.put("cost", Decimals.plain(row.cost()));
      node.put("incomplete_calls", row.incomplete());
      if (row.billedCalls() > 0) {
        node.put("billed_calls", row.billedCalls());
        node.put("billed", Decimals.plain(row.billed()));
        node.put("cost_of_billed", Decimals.plain(row.costOfBilled()));
      }
    }
  }
}
