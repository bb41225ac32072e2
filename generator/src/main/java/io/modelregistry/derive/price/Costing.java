package io.modelregistry.derive.price;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out what a usage costs at a price. */
public final class Costing {

  private Costing() {}

  /**
   * What {@code usage} costs in those circumstances. Its total input is what thresholds look at,
   * whatever the context says.
   *
   * @param pricing null is unknown
   */
  public static CostAnswer of(@Nullable Pricing pricing, Usage usage, PriceContext context) {
    return of(CurrentPrice.of(pricing, context.withInputTokens(usage.inputTokens())), usage);
  }

  /** What {@code usage} costs at that price. */
  public static CostAnswer of(Price price, Usage usage) {
    if (price instanceof Price.Metered metered) {
      return new CostAnswer.Priced(
          new Cost(metered.currency(), lines(usage, metered.rates(), Optional.empty())));
    }
    if (price instanceof Price.Free free) {
      return new CostAnswer.Priced(
          new Cost(free.currency(), lines(usage, Map.of(), Optional.of(BigDecimal.ZERO))));
    }
    return new CostAnswer.Unknown(((Price.Unknown) price).reason());
  }

  /**
   * @param otherwise the rate of a unit that has none, nor anything that it is part of
   */
  private static List<Cost.Line> lines(
      Usage usage, Map<Unit, BigDecimal> rates, Optional<BigDecimal> otherwise) {
    List<Cost.Line> lines = new ArrayList<>(usage.parts().size() + 1);
    usage
        .parts()
        .forEach(
            (unit, quantity) -> {
              if (unit.order() != Units.REQUEST.order()) {
                lines.add(line(unit, quantity, rates, otherwise));
              }
            });
    // A request without a price of its own is no gap: what it used has prices.
    BigDecimal perRequest = rates.get(Units.REQUEST);
    long requests = usage.counts().getOrDefault(Units.REQUEST, 1L);
    if (perRequest != null && requests > 0) {
      lines.add(line(Units.REQUEST, requests, rates, otherwise));
    }
    lines.sort((one, other) -> one.unit().compareTo(other.unit()));
    return lines;
  }

  private static Cost.Line line(
      Unit unit, long quantity, Map<Unit, BigDecimal> rates, Optional<BigDecimal> otherwise) {
    for (Unit candidate : UnitTree.billedAs(unit)) {
      BigDecimal rate = rates.get(candidate);
      if (rate != null) {
        return new Cost.Line(
            unit, quantity, Optional.of(candidate), rate, amount(rate, quantity, candidate));
      }
    }
    return new Cost.Line(
        unit, quantity, otherwise.map(rate -> unit), BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Exact: what one price covers is a power of ten, so that only the point moves. */
  private static BigDecimal amount(BigDecimal rate, long quantity, Unit unit) {
    return Decimals.stripped(
        rate.multiply(BigDecimal.valueOf(quantity)).movePointLeft(UnitTree.zerosOfPer(unit)));
  }
}
