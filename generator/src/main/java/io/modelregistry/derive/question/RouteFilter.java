package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What a route must be, all at once. What is unknown of a route passes no filter that asks for it.
 *
 * @param platforms ids, any of them; none is all
 * @param wanted what it must have and must not be known to have; what is optional is not looked at
 * @param usableOnly whether it must be usable
 * @param minCost what the request costs at least, in the question's currency
 * @param maxCost what the request costs at most
 * @param maxInputCost what 1,000,000 tokens of the prompt cost at most
 * @param maxOutputCost what 1,000,000 tokens of the answer cost at most
 * @param minContext its window has at least that many tokens
 * @param maxContext its window has at most that many tokens
 */
public record RouteFilter(
    List<String> platforms,
    Wanted wanted,
    boolean usableOnly,
    Optional<BigDecimal> minCost,
    Optional<BigDecimal> maxCost,
    Optional<BigDecimal> maxInputCost,
    Optional<BigDecimal> maxOutputCost,
    Optional<Long> minContext,
    Optional<Long> maxContext) {
  /** Lets every route pass. */
  public static final RouteFilter NONE =
      new RouteFilter(
          List.of(),
          Wanted.NOTHING,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public RouteFilter {
    platforms = List.copyOf(platforms);
  }

  /** Whether it may hold any route back. */
  boolean isGiven() {
    return !equals(NONE);
  }

  /** Places of the routes that pass. */
  BitSet passing(RouteIndex index, Request request, Comparison costs) {
    Sieve sieve = new Sieve(index, index.within(new Scope(List.of(), platforms)));
    Checks checks = Checks.on(sieve).capabilities(wanted);
    if (usableOnly) {
      checks.usable();
    }
    if (request.isGiven()) {
      checks.fits(request.workload());
    }
    BitSet passing = (BitSet) sieve.left().clone();
    minCost.ifPresent(least -> keep(passing, place -> isCost(costs, place, least, 1)));
    maxCost.ifPresent(most -> keep(passing, place -> isCost(costs, place, most, -1)));
    maxInputCost.ifPresent(
        most -> keep(passing, place -> isRate(index, costs, place, Units.INPUT, most)));
    maxOutputCost.ifPresent(
        most -> keep(passing, place -> isRate(index, costs, place, Units.OUTPUT, most)));
    minContext.ifPresent(least -> keep(passing, place -> index.contextWindow(place) >= least));
    maxContext.ifPresent(
        most ->
            keep(
                passing,
                place ->
                    index.contextWindow(place) != RouteIndex.UNKNOWN
                        && index.contextWindow(place) <= most));
    return passing;
  }

  private static void keep(BitSet places, IntPredicate passes) {
    places.stream().filter(passes.negate()).forEach(places::clear);
  }

  /**
   * @param side 1 for at least the bound, -1 for at most
   */
  private static boolean isCost(Comparison costs, int place, BigDecimal bound, int side) {
    return costs.isComparable(place)
        && costs.at(place) instanceof Charge.Known known
        && known.total().compareTo(bound) * side >= 0;
  }

  private static boolean isRate(
      RouteIndex index, Comparison costs, int place, Unit unit, BigDecimal most) {
    return index
        .tariffs()
        .rate(place, unit, costs.currency())
        .filter(rate -> rate.compareTo(most) <= 0)
        .isPresent();
  }
}
