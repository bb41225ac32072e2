package io.modelregistry.derive.price;

import io.modelregistry.json.Decimals;
import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a usage costs, line by line. Exact: nothing is rounded.
 *
 * @param currency ISO 4217 code
 * @param lines each unit that was used, once, in the vocabulary's order
 */
public record Cost(String currency, List<Line> lines) {
  public Cost {
    lines = List.copyOf(lines);
  }

  /**
   * One unit of what was used.
   *
   * @param unit what was counted
   * @param quantity how much of it, without what more specific lines count; more than 0
   * @param pricedAs whose price it is billed at: its own unit or the nearest that it is part of;
   *     empty when none has a price
   * @param rate that price, of {@link Unit#per()} of it; 0 when there is none
   * @param amount the rate times the quantity
   */
  public record Line(
      Unit unit, long quantity, Optional<Unit> pricedAs, BigDecimal rate, BigDecimal amount) {}

  /** All that was sent, in {@link #currency()}. */
  public BigDecimal input() {
    return sum(line -> isOn(line, Unit.Direction.INPUT));
  }

  /** All that was made. */
  public BigDecimal output() {
    return sum(line -> isOn(line, Unit.Direction.OUTPUT));
  }

  /** Everything, with what is on neither side: requests and searches. */
  public BigDecimal total() {
    return sum(line -> true);
  }

  /** What was used but has no price anywhere; it is in the total as 0. */
  public List<Unit> unpriced() {
    return lines.stream().filter(line -> line.pricedAs().isEmpty()).map(Line::unit).toList();
  }

  /** Whether everything that was used has a price. If not, the cost is a lower bound. */
  public boolean isComplete() {
    return lines.stream().allMatch(line -> line.pricedAs().isPresent());
  }

  private static boolean isOn(Line line, Unit.Direction side) {
    return line.unit().direction().filter(side::equals).isPresent();
  }

  private BigDecimal sum(Predicate<Line> counted) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : lines) {
      if (counted.test(line)) {
        sum = sum.add(line.amount());
      }
    }
    return Decimals.stripped(sum);
  }
}
