package io.modelregistry.usage.spend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was spent. Amounts are exact and never of two currencies together.
 *
 * @param first the first day of traffic, in UTC; empty without any
 * @param last the last one
 * @param lines how many lines the logs have, by what they are
 * @param totals one for each currency
 * @param tables by what was asked for, each largest first, days in order
 * @param days what each day cost
 * @param windowDays how many days are compared in {@code movers} with as many before
 * @param movers what changed most, largest change first
 * @param savings routes whose traffic would have cost less on another route of the same model
 * @param unpriced units that were used but have no price, by route
 * @param notPriced calls without a cost, by reason
 */
public record SpendReport(
    Optional<LocalDate> first,
    Optional<LocalDate> last,
    Map<String, Long> lines,
    List<Row> totals,
    Map<String, List<Row>> tables,
    List<Row> days,
    int windowDays,
    List<Mover> movers,
    List<Saving> savings,
    List<Unpriced> unpriced,
    List<NotPriced> notPriced) {

  /**
   * A sum.
   *
   * @param incomplete calls of which a part has no price, so that {@code cost} is a lower bound
   * @param billedCalls calls for which the log has a bill
   * @param billed what it says of them
   * @param costOfBilled what they cost by the registry
   */
  public record Row(
      String name,
      String currency,
      long calls,
      BigDecimal cost,
      long incomplete,
      long billedCalls,
      BigDecimal billed,
      BigDecimal costOfBilled) {}

  /** What all of it cost in the last days and in as many before, in each currency. */
  public List<Mover> trend() {
    if (windowDays == 0 || last.isEmpty()) {
      return List.of();
    }
    LocalDate recent = last.get().minusDays(windowDays);
    LocalDate earlier = recent.minusDays(windowDays);
    return totals.stream()
        .map(
            total ->
                new Mover(
                    "",
                    total.currency(),
                    between(total.currency(), earlier, recent),
                    between(total.currency(), recent, last.get())))
        .toList();
  }

  private BigDecimal between(String currency, LocalDate after, LocalDate upTo) {
    return days.stream()
        .filter(row -> row.currency().equals(currency))
        .filter(row -> LocalDate.parse(row.name()).isAfter(after))
        .filter(row -> !LocalDate.parse(row.name()).isAfter(upTo))
        .map(Row::cost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What something cost in two equal times. */
  public record Mover(String name, String currency, BigDecimal earlier, BigDecimal recent) {
    public BigDecimal change() {
      return recent.subtract(earlier);
    }
  }

  /** The same traffic elsewhere. */
  public record Saving(
      String routeId,
      String cheaperRouteId,
      String currency,
      long calls,
      BigDecimal cost,
      BigDecimal wouldCost) {
    public BigDecimal saved() {
      return cost.subtract(wouldCost);
    }
  }

  /** A unit without a price. */
  public record Unpriced(String routeId, String unit, long quantity, long calls) {}

  /**
   * Calls without a cost.
   *
   * @param reason a word: {@code unknown_model}, {@code price_not_stated}, {@code negative_count} …
   * @param examples of what they are about
   */
  public record NotPriced(String reason, long calls, List<String> examples) {}
}
