package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Which route answers that request for the least? */
public final class Cheapest {
  private Cheapest() {}

  /**
   * The question. The request must fit, whether it was given or is the standard one.
   *
   * @param model the one model to look at; empty is all of them
   * @param currency the one in which prices are compared
   */
  public record Question(
      Wanted wanted,
      Optional<Model> model,
      Scope scope,
      Request request,
      String currency,
      Listing listing) {}

  /**
   * The answer.
   *
   * @param total how many routes qualify
   * @param routes the first of them: by cost, then priority, then id
   * @param reasons why the first is first; empty when there is none
   */
  public record Answer(int total, List<Offer> routes, List<Remark> reasons, LeftOut leftOut) {
    public Answer {
      routes = List.copyOf(routes);
      reasons = List.copyOf(reasons);
    }

    /** The cheapest, if any route qualifies. */
    public Optional<Offer> best() {
      return routes.stream().findFirst();
    }
  }

  /** Looks at every route that is in scope. */
  public static Answer answer(RouteIndex index, Question question) {
    BitSet considered = index.within(question.scope());
    question
        .model()
        .ifPresent(
            model -> {
              BitSet own = new BitSet();
              Arrays.stream(index.places(model)).forEach(own::set);
              considered.and(own);
            });
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    Sieve sieve = new Sieve(index, considered);
    Checks.on(sieve)
        .usable()
        .capabilities(question.wanted())
        .fits(question.request().workload())
        .priced(costs);
    PlaceOrder order = costs::cheaper;
    List<Integer> first = order.then(index::chain).first(sieve.left(), question.listing().limit());
    return new Answer(
        sieve.left().cardinality(),
        first.stream().map(place -> costs.offer(index, place)).toList(),
        first.isEmpty() ? List.of() : reasons(sieve.left(), first.get(0), costs),
        new LeftOutList(sieve, costs, question.listing().leftOut()).routes());
  }

  private static List<Remark> reasons(BitSet routes, int best, Comparison costs) {
    List<Remark> reasons = new ArrayList<>();
    int total = routes.cardinality();
    if (costs.at(best) instanceof Charge.Known known) {
      reasons.add(
          new Remark(
              "cheapest",
              Decimals.plain(known.total())
                  + " "
                  + known.currency()
                  + ", "
                  + (total == 1 ? "the only route" : "the least of " + total + " routes")));
    }
    int others = -1;
    for (int place = routes.nextSetBit(0); place >= 0; place = routes.nextSetBit(place + 1)) {
      if (costs.cheaper(place, best) == 0) {
        others++;
      }
    }
    if (others > 0) {
      reasons.add(
          new Remark(
              "tie",
              (others == 1 ? "1 other route costs" : others + " other routes cost")
                  + " the same; priority, then route id decide"));
    }
    return reasons;
  }
}
