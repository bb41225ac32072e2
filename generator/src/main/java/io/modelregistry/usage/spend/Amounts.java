package io.modelregistry.usage.spend;

import java.math.BigDecimal;

/** Sums of calls, as they are added up. */
final class Amounts {
  long calls;
  long incomplete;
  BigDecimal cost = BigDecimal.ZERO;
  long billedCalls;
  BigDecimal billed = BigDecimal.ZERO;
  BigDecimal costOfBilled = BigDecimal.ZERO;
  BigDecimal earlier = BigDecimal.ZERO;
  BigDecimal recent = BigDecimal.ZERO;

  void add(long more, BigDecimal amount, boolean complete, long withBill, BigDecimal bill) {
    calls += more;
    incomplete += complete ? 0 : more;
    cost = cost.add(amount);
    if (withBill > 0) {
      billedCalls += withBill;
      billed = billed.add(bill);
      costOfBilled = costOfBilled.add(amount);
    }
  }

  SpendReport.Row row(String name, String currency) {
    return new SpendReport.Row(
        name, currency, calls, cost, incomplete, billedCalls, billed, costOfBilled);
  }
}
