package io.modelregistry.render.html;

import io.modelregistry.derive.price.Price;
import io.modelregistry.derive.price.PriceRow;
import io.modelregistry.derive.price.PriceTable;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cheapest way to call a model now.
 *
 * @param input price of its input, {@code output} likewise
 * @param route where; empty when no price is known
 * @param alsoFree whether a free route exists beside a metered one
 */
record Offer(Amount input, Amount output, Optional<EffectiveRoute> route, boolean alsoFree) {
  private static final Offer NONE =
      new Offer(Amount.UNKNOWN, Amount.UNKNOWN, Optional.empty(), false);

  /**
   * The cheapest metered route in {@code currency}, else in another one, else one that prices only
   * one side, as embeddings do, else a free one, else one whose price is no number. A metered route
   * is shown where a free one exists beside it, because free ones have limits of another kind.
   */
  static Offer of(String modelId, PriceTable table, String currency) {
    List<PriceRow> rows = new ArrayList<>();
    table.ofModel(modelId).values().forEach(rows::addAll);
    rows.removeIf(row -> !row.route().isCallable());
    rows.sort(Comparator.comparing(PriceRow::route, EffectiveRoute.CHAIN_ORDER));
    boolean free = rows.stream().anyMatch(row -> row.price() instanceof Price.Free);
    Optional<PriceRow> best =
        rows.stream()
            .filter(row -> row.price() instanceof Price.Metered)
            .min(
                Comparator.<PriceRow, Boolean>comparing(row -> !isIn(row, currency))
                    .thenComparing(row -> row.standardCost().isEmpty())
                    .thenComparing(Offer::cost)
                    .thenComparing(PriceRow::route, EffectiveRoute.CHAIN_ORDER));
    if (best.isPresent()) {
      return of(best.get(), free);
    }
    return rows.stream()
        .min(Comparator.comparing(Offer::rank))
        .filter(row -> rank(row) < 2)
        .map(row -> of(row, false))
        .orElse(NONE);
  }

  private static Offer of(PriceRow row, boolean alsoFree) {
    return new Offer(
        Amount.of(row.price(), Units.INPUT),
        Amount.of(row.price(), Units.OUTPUT),
        Optional.of(row.route()),
        alsoFree);
  }

  private static boolean isIn(PriceRow row, String currency) {
    return row.price() instanceof Price.Metered metered && metered.currency().equals(currency);
  }

  /** What it costs for the standard workload, or where a side is missing the side there is. */
  private static BigDecimal cost(PriceRow row) {
    if (row.standardCost().isPresent()) {
      return row.standardCost().get();
    }
    Map<Unit, BigDecimal> rates =
        row.price() instanceof Price.Metered metered ? metered.rates() : Map.of();
    BigDecimal input = rates.get(Units.INPUT);
    return input != null ? input : rates.values().iterator().next();
  }

  /** Free first, then flat fees and prices set per request, then unknown ones. */
  private static int rank(PriceRow row) {
    if (row.price() instanceof Price.Unknown unknown) {
      return switch (unknown.reason()) {
        case SUBSCRIPTION, DYNAMIC -> 1;
        case NOT_STATED, NO_RATE -> 2;
      };
    }
    return 0;
  }
}
