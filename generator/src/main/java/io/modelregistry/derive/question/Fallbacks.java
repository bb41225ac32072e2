package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Which route of that model first, and which next? The active ones by priority: a deprecated model
 * is still called until it is gone, and then a warning says so.
 */
public final class Fallbacks {
  private Fallbacks() {}

  /**
   * The question. A request has to fit only if it was given.
   *
   * @param scope platforms to look at
   * @param outages routes that do not answer now
   */
  public record Question(
      Model model,
      Wanted wanted,
      Scope scope,
      Request request,
      Outages outages,
      String currency,
      Listing listing) {}

  /**
   * The answer.
   *
   * @param warnings what is wrong with the model itself
   * @param routes in the order to try them: by priority, then id; those that are down after the
   *     others
   */
  public record Answer(List<Remark> warnings, List<Step> routes, LeftOut leftOut) {
    public Answer {
      warnings = List.copyOf(warnings);
      routes = List.copyOf(routes);
    }

    /** The route to try first, if there is any. */
    public Optional<Step> best() {
      return routes.stream().findFirst();
    }

    /** Why the order is not that of priority alone. */
    public List<Remark> reasons() {
      return routes.stream()
          .filter(Step::isDown)
          .sorted((one, other) -> Step.CHAIN.compare(one, other))
          .map(Step::sunk)
          .toList();
    }

    /** Why the first is first; empty when there is none. */
    public List<Remark> reasonsOfBest() {
      Optional<Step> best = best();
      if (best.isEmpty()) {
        return List.of();
      }
      List<Remark> reasons = new ArrayList<>();
      reasons.add(
          new Remark(
              "priority",
              "priority "
                  + best.get().offer().route().authored().priority()
                  + ", "
                  + (routes.size() == 1
                      ? "the only active route"
                      : "the first of " + routes.size() + " active routes")));
      if (best.get().isDown()) {
        reasons.add(new Remark("all_down", "every route is observed down"));
      } else {
        routes.stream()
            .filter(step -> step.isDown() && Step.CHAIN.compare(step, best.get()) < 0)
            .sorted(Step.CHAIN)
            .map(Step::sunk)
            .forEach(reasons::add);
      }
      return reasons;
    }
  }

  /** Follows the model's chain. */
  public static Answer answer(RouteIndex index, Question question) {
    BitSet considered = new BitSet();
    for (int place : index.places(question.model())) {
      considered.set(place);
    }
    considered.and(index.within(question.scope()));
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    Sieve sieve = new Sieve(index, considered);
    Checks checks = Checks.on(sieve).active().capabilities(question.wanted());
    if (question.request().isGiven()) {
      checks.fits(question.request().workload());
    }
    PlaceOrder order =
        (one, other) ->
            Boolean.compare(
                isDown(index.route(one), question), isDown(index.route(other), question));
    return new Answer(
        Warnings.of(index.registry(), question.model()),
        order.then(index::chain).first(sieve.left(), Integer.MAX_VALUE).stream()
            .map(
                place ->
                    new Step(
                        costs.offer(index, place),
                        isDown(index.route(place), question),
                        Warnings.of(index.route(place))))
            .toList(),
        new LeftOutList(sieve, costs, question.listing().leftOut()).routes());
  }

  private static boolean isDown(EffectiveRoute route, Question question) {
    return question.outages().has(route.id());
  }
}
