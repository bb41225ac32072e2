package io.modelregistry.usage.spend;

import io.modelregistry.derive.price.Cost;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.usage.Traffic;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums of spending, in all, by day, and by what is asked for. */
final class Sums {
  private static final int MAX_WINDOW = 7;
  private static final int MAX_MOVERS = 10;

  private final List<By> by;
  private final Map<By, Map<Named, Amounts>> tables = new LinkedHashMap<>();
  private final Map<Named, Amounts> days = new TreeMap<>();
  private final Map<Named, Amounts> totals = new TreeMap<>();
  private final Map<String, long[]> unpriced = new TreeMap<>();
  private final Optional<LocalDate> first;
  private final Optional<LocalDate> last;
  private final int window;

  private record Named(String name, String currency) implements Comparable<Named> {
    @Override
    public int compareTo(Named other) {
      return Comparator.comparing(Named::name).thenComparing(Named::currency).compare(this, other);
    }
  }

  /**
   * @param by what to tell apart
   * @param first the first day of traffic
   */
  Sums(List<By> by, Optional<LocalDate> first, Optional<LocalDate> last) {
    this.by = List.copyOf(by);
    this.first = first;
    this.last = last;
    for (By each : by) {
      tables.put(each, new HashMap<>());
    }
    long all =
        first.isPresent()
            ? ChronoUnit.DAYS.between(first.orElseThrow(), last.orElseThrow()) + 1
            : 0;
    this.window = (int) Math.min(MAX_WINDOW, all / 2);
  }

  /** Adds calls that have a cost. */
  void add(Traffic traffic, EffectiveRoute route, LocalDate day, Cost cost) {
    BigDecimal total = cost.total();
    for (By each : by) {
      Map<Named, Amounts> table = tables.getOrDefault(each, Map.of());
      Named named = new Named(each.of(route, day, traffic.label()), cost.currency());
      Amounts amounts = table.computeIfAbsent(named, key -> new Amounts());
      add(amounts, traffic, cost, total);
      moved(amounts, day, total);
    }
    add(
        days.computeIfAbsent(new Named(day.toString(), cost.currency()), key -> new Amounts()),
        traffic,
        cost,
        total);
    add(
        totals.computeIfAbsent(new Named("", cost.currency()), key -> new Amounts()),
        traffic,
        cost,
        total);
    for (Cost.Line line : cost.lines()) {
      if (line.pricedAs().isEmpty()) {
        long[] sum =
            unpriced.computeIfAbsent(route.id() + " " + line.unit().usage(), k -> new long[2]);
        sum[0] += line.quantity();
        sum[1] += traffic.calls();
      }
    }
  }

  private static void add(Amounts amounts, Traffic traffic, Cost cost, BigDecimal total) {
    amounts.add(traffic.calls(), total, cost.isComplete(), traffic.billedCalls(), traffic.billed());
  }

  private void moved(Amounts amounts, LocalDate day, BigDecimal total) {
    if (window == 0) {
      return;
    }
    long back = ChronoUnit.DAYS.between(day, last.orElseThrow());
    if (back < window) {
      amounts.recent = amounts.recent.add(total);
    } else if (back < 2L * window) {
      amounts.earlier = amounts.earlier.add(total);
    }
  }

  /**
   * All of it.
   *
   * @param keyName how the key of the log is called by which calls are told apart
   */
  SpendReport report(
      Map<String, Long> lines,
      String keyName,
      List<SpendReport.Saving> savings,
      List<SpendReport.NotPriced> notPriced) {
    Map<String, List<SpendReport.Row>> sorted = new LinkedHashMap<>();
    tables.forEach(
        (each, table) ->
            sorted.put(each == By.KEY ? keyName : each.word(), rows(table, each == By.DAY)));
    return new SpendReport(
        first,
        last,
        lines,
        rows(totals, false),
        sorted,
        rows(days, true),
        window,
        movers(),
        savings,
        unpriced.entrySet().stream().map(Sums::unpriced).toList(),
        notPriced);
  }

  private static SpendReport.Unpriced unpriced(Map.Entry<String, long[]> entry) {
    int space = entry.getKey().indexOf(' ');
    return new SpendReport.Unpriced(
        entry.getKey().substring(0, space),
        entry.getKey().substring(space + 1),
        entry.getValue()[0],
        entry.getValue()[1]);
  }

  private static List<SpendReport.Row> rows(Map<Named, Amounts> table, boolean byName) {
    Comparator<SpendReport.Row> name =
        Comparator.comparing(SpendReport.Row::name).thenComparing(SpendReport.Row::currency);
    return table.entrySet().stream()
        .map(entry -> entry.getValue().row(entry.getKey().name(), entry.getKey().currency()))
        .sorted(
            byName
                ? name
                : Comparator.comparing(SpendReport.Row::cost).reversed().thenComparing(name))
        .toList();
  }

  private List<SpendReport.Mover> movers() {
    Optional<By> moving = by.stream().filter(each -> each != By.DAY).findFirst();
    if (window == 0 || moving.isEmpty()) {
      return List.of();
    }
    return tables.getOrDefault(moving.orElseThrow(), Map.of()).entrySet().stream()
        .map(
            entry ->
                new SpendReport.Mover(
                    entry.getKey().name(),
                    entry.getKey().currency(),
                    entry.getValue().earlier,
                    entry.getValue().recent))
        .filter(mover -> mover.change().signum() != 0)
        .sorted(
            Comparator.comparing((SpendReport.Mover mover) -> mover.change().abs())
                .reversed()
                .thenComparing(SpendReport.Mover::name)
                .thenComparing(SpendReport.Mover::currency))
        .limit(MAX_MOVERS)
        .toList();
  }
}
