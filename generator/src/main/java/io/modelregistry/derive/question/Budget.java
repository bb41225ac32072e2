package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Workload;
import io.modelregistry.json.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a request may cost at most, in the question's currency; each 0 or more.
 *
 * @param perRequest the request as a whole
 * @param perMillion 1,000,000 tokens of it, of prompt and answer alike
 */
public record Budget(Optional<BigDecimal> perRequest, Optional<BigDecimal> perMillion) {
  /** As much as it takes. */
  public static final Budget NONE = new Budget(Optional.empty(), Optional.empty());

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Whether there is any. */
  public boolean isGiven() {
    return perRequest.isPresent() || perMillion.isPresent();
  }

  /** What costs more is out. */
  void check(Sieve sieve, Comparison costs, Workload workload) {
    sieve.dropIf(
        Reason.OVER_BUDGET,
        place -> costs.at(place) instanceof Charge.Known known && isOver(known, workload),
        place ->
            costs.at(place) instanceof Charge.Known known
                ? "it costs "
                    + Decimals.plain(known.total())
                    + " "
                    + known.currency()
                    + " a request, more than the budget"
                : "");
  }

  private boolean isOver(Charge.Known known, Workload workload) {
    BigDecimal tokens = BigDecimal.valueOf(workload.tokens());
    return perRequest.filter(most -> known.total().compareTo(most) > 0).isPresent()
        || perMillion
            .filter(
                most ->
                    workload.tokens() > 0
                        && known.total().multiply(MILLION).compareTo(most.multiply(tokens)) > 0)
            .isPresent();
  }
}
