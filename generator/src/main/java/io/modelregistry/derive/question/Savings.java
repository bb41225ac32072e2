package io.modelregistry.derive.question;

import io.modelregistry.derive.Workload;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What does the same for less, for every model of a registry: the first of what {@link Cheaper}
 * answers for the standard request, without saying why the others are left out. Routes are sorted
 * by cost once, so that each model looks at few of them.
 */
public final class Savings {
  private final RouteIndex index;
  private final Comparison costs;

  /** Usable routes that hold the standard request and have a cost to compare, cheapest first. */
  private final int[] candidates;

  /**
   * Prepares a registry.
   *
   * @param currency the one in which prices are compared
   */
  public Savings(RouteIndex index, String currency) {
    this.index = index;
    this.costs = Comparison.of(index, Workload.STANDARD, currency);
    Sieve sieve = new Sieve(index, index.all());
    Checks.on(sieve).usable().fits(Workload.STANDARD).priced(costs);
    PlaceOrder cheaper = costs::cheaper;
    this.candidates =
        sieve.left().stream()
            .boxed()
            .sorted(
                (one, other) -> {
                  int byCost = cheaper.compare(one, other);
                  int byModel = byCost != 0 ? byCost : id(one).compareTo(id(other));
                  return byModel != 0 ? byModel : index.chain(one, other);
                })
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * One model that does the same for less.
   *
   * @param offer its cheapest route
   * @param amount what that saves a request, above 0
   * @param percent the same in percent of what it costs now, rounded down, 0 to 100
   */
  public record Saving(Model model, Offer offer, BigDecimal amount, int percent) {}

  /** The first of them, by cost, then id; none where nobody knows what the model costs now. */
  public List<Saving> of(Model model, int limit) {
    int base =
        Arrays.stream(index.places(model))
            .filter(place -> index.route(place).isActive() && costs.isComparable(place))
            .boxed()
            .reduce((one, other) -> first(one, other))
            .orElse(-1);
    List<Saving> savings = new ArrayList<>();
    if (base < 0) {
      return savings;
    }
    BitSet able = able(base);
    Set<String> seen = new HashSet<>();
    seen.add(model.id());
    for (int place : candidates) {
      if (savings.size() == limit || costs.cheaper(place, base) >= 0) {
        break;
      }
      Model other = index.route(place).model();
      if (!seen.contains(other.id())
          && able.get(place)
          && isAsLarge(place, base)
          && speaks(place, base)) {
        seen.add(other.id());
        savings.add(saving(other, place, base));
      }
    }
    return savings;
  }

  private int first(int one, int other) {
    int byCost = costs.cheaper(one, other);
    return (byCost != 0 ? byCost : index.chain(one, other)) <= 0 ? one : other;
  }

  private BitSet able(int base) {
    BitSet able = index.all();
    index.authoredCapabilities(base).forEach(key -> able.and(index.having(key)));
    return able;
  }

  private boolean isAsLarge(int place, int base) {
    return index.contextWindow(base) == RouteIndex.UNKNOWN
        || index.contextWindow(place) >= index.contextWindow(base);
  }

  private boolean speaks(int place, int base) {
    Modalities wanted = index.route(base).model().modalities();
    Modalities known = index.route(place).model().modalities();
    return known.input().containsAll(wanted.input()) && known.output().containsAll(wanted.output());
  }

  private Saving saving(Model model, int place, int base) {
    return new Saving(
        model,
        costs.offer(index, place),
        costs.total(base).subtract(costs.total(place)),
        costs.percentSaved(place, base));
  }

  private String id(int place) {
    return index.route(place).model().id();
  }
}
