package io.modelregistry.render.api;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceRow;
import io.modelregistry.derive.price.PriceTable;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices as RFC 4180: a header, then one row a route. Every unit of the vocabulary has its column,
 * so that columns do not come and go with the data. Cells hold ids, words of ours and decimals, no
 * free text: nothing needs quotes and nothing can start a formula in a spreadsheet.
 */
final class PricingCsv {
  private static final String LINE_END = "\r\n";

  private PricingCsv() {}

  static String of(PriceTable prices) {
    StringBuilder text = new StringBuilder();
    line(text, header());
    prices.rows().forEach(row -> line(text, cells(row)));
    return text.toString();
  }

  /** A computed amount as a decimal string; null when it is unknown. */
  static @Nullable String standardCost(PriceRow row) {
    return row.standardCost().map(Decimals::plain).orElse(null);
  }

  /** Why that amount is unknown; null when it is not. */
  static @Nullable String standardCostUnknown(PriceRow row) {
    return row.standard() instanceof Charge.Unknown unknown ? unknown.word() : null;
  }

  private static List<String> header() {
    List<String> header =
        new ArrayList<>(
            List.of(
                "route_id",
                "model_id",
                "platform_id",
                "variant",
                "provider_id",
                "status",
                "usable",
                "kind",
                "reason",
                "currency",
                "standard_cost",
                "standard_cost_unknown"));
    Units.all().forEach(unit -> header.add(unit.key()));
    return header;
  }

  private static List<String> cells(PriceRow row) {
    EffectiveRoute route = row.route();
    List<String> cells = new ArrayList<>();
    cells.add(route.id());
    cells.add(route.model().id());
    cells.add(route.platform().id());
    cells.add(route.authored().variant().orElse(""));
    cells.add(route.provider().id());
    cells.add(route.authored().status().word());
    cells.add(String.valueOf(row.usable()));
    Map<Unit, BigDecimal> rates = Map.of();
    if (row.price() instanceof Price.Metered metered) {
      rates = metered.rates();
      cells.addAll(List.of("metered", "", metered.currency()));
    } else if (row.price() instanceof Price.Free free) {
      cells.addAll(List.of("free", "", free.currency()));
    } else if (row.price() instanceof Price.Unknown unknown) {
      cells.addAll(List.of("unknown", unknown.reason().word(), ""));
    }
    String cost = standardCost(row);
    cells.add(cost == null ? "" : cost);
    String unknown = standardCostUnknown(row);
    cells.add(unknown == null ? "" : unknown);
    for (Unit unit : Units.all()) {
      BigDecimal rate = rates.get(unit);
      cells.add(rate == null ? "" : Decimals.plain(rate));
    }
    return cells;
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells)).append(LINE_END);
  }
}
