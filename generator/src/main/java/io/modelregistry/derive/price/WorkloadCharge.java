package io.modelregistry.derive.price;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Workload;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.util.List;
import java.util.stream.Collectors;

/** A cost as far as comparisons need it: the total, and only when it is all of it. */
final class WorkloadCharge {
  private WorkloadCharge() {}

  static Usage usage(Workload workload) {
    return new Usage.Counter()
        .set(Units.INPUT, workload.promptTokens())
        .set(Units.OUTPUT, workload.outputTokens())
        .usage();
  }

  static Charge of(CostAnswer answer) {
    if (answer instanceof CostAnswer.Unknown unknown) {
      return of(unknown.reason());
    }
    Cost cost = ((CostAnswer.Priced) answer).cost();
    return cost.isComplete()
        ? new Charge.Known(cost.currency(), cost.total())
        : incomplete(cost.unpriced());
  }

  static Charge.Unknown of(Price.Reason reason) {
    return new Charge.Unknown(reason.word(), reason.sentence());
  }

  static Charge.Unknown incomplete(List<Unit> unpriced) {
    return new Charge.Unknown(
        Charge.Unknown.INCOMPLETE,
        "there is no price for "
            + unpriced.stream().map(Unit::usage).collect(Collectors.joining(", ")));
  }
}
