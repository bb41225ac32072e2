package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.derive.Refusal;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What does the same for less? At least the capabilities, modalities and context of a route, for a
 * smaller cost of that request.
 */
public final class Cheaper {
  private Cheaper() {}

  /**
   * The question. The request must fit, whether it was given or is the standard one.
   *
   * @param model the model that is called now
   * @param platform where it is called; empty is where it is cheapest
   * @param route the route that is called now; empty is the model's cheapest active one
   * @param scope where to look for others
   * @param currency the one in which prices are compared
   */
  public record Question(
      Model model,
      Optional<String> platform,
      Optional<EffectiveRoute> route,
      Scope scope,
      Request request,
      String currency,
      Listing listing) {}

  /**
   * The answer.
   *
   * @param base the route that others are held against
   * @param total how many models have a cheaper route
   * @param models the first of them: by cost, then id; the model itself may be among them
   */
  public record Answer(Offer base, int total, List<Saving> models, LeftOut leftOut) {
    public Answer {
      models = List.copyOf(models);
    }
  }

  /**
   * One of them.
   *
   * @param routes how many routes of the model are cheaper
   * @param amount what the cheapest of them saves a request, above 0
   * @param percent the same in percent of the base, rounded down, 0 to 100
   */
  public record Saving(Model model, Offer offer, int routes, BigDecimal amount, int percent) {}

  /**
   * Looks at every other route that is in scope.
   *
   * @throws Refusal when nothing can be cheaper, since nobody knows what the base costs
   */
  public static Answer answer(RouteIndex index, Question question) {
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    int base = base(index, question, costs);
    BigDecimal cost = costs.total(base);
    BitSet considered = index.within(question.scope());
    considered.clear(base);
    Sieve sieve = new Sieve(index, considered);
    Checks checks =
        Checks.on(sieve)
            .usable()
            .modalities(index.route(base).model().modalities())
            .capabilities(Wanted.all(index.authoredCapabilities(base)))
            .fits(question.request().workload());
    if (index.contextWindow(base) != RouteIndex.UNKNOWN) {
      checks.context(index.contextWindow(base));
    }
    checks.priced(costs);
    sieve.dropIf(
        Reason.NOT_CHEAPER,
        place -> costs.cheaper(place, base) >= 0,
        place ->
            "it costs "
                + costs.total(place).toPlainString()
                + " "
                + question.currency()
                + ", which is not less than "
                + cost.toPlainString());
    List<Model> models = index.models(question.scope());
    List<ModelRanking.Ranked> ranked = ModelRanking.of(sieve, models, costs::cheaper);
    return new Answer(
        costs.offer(index, base),
        ranked.size(),
        ranked.stream()
            .limit(question.listing().limit())
            .map(entry -> saving(index, costs, entry, base))
            .toList(),
        new LeftOutList(sieve, costs, question.listing().leftOut())
            .models(others(index, models, considered), considered));
  }

  /** Without models of which only the base was there to be looked at. */
  private static List<Model> others(RouteIndex index, List<Model> models, BitSet considered) {
    return models.stream()
        .filter(
            model ->
                index.places(model).length == 0
                    || Arrays.stream(index.places(model)).anyMatch(considered::get))
        .toList();
  }

  private static int base(RouteIndex index, Question question, Comparison costs) {
    List<Integer> routes =
        question
            .route()
            .map(route -> List.of(index.place(route)))
            .orElseGet(() -> activeRoutes(index, question));
    BitSet comparable = new BitSet();
    routes.stream().filter(costs::isComparable).forEach(comparable::set);
    PlaceOrder order = costs::cheaper;
    return order.then(index::chain).first(comparable, 1).stream()
        .findFirst()
        .orElseThrow(() -> unknown(index, question, costs, routes));
  }

  private static List<Integer> activeRoutes(RouteIndex index, Question question) {
    return Arrays.stream(index.places(question.model()))
        .filter(place -> index.route(place).isActive())
        .filter(
            place ->
                question
                    .platform()
                    .filter(id -> !id.equals(index.route(place).platform().id()))
                    .isEmpty())
        .boxed()
        .toList();
  }

  private static Refusal unknown(
      RouteIndex index, Question question, Comparison costs, List<Integer> routes) {
    String of =
        question
            .route()
            .map(route -> "route '" + route.id() + "'")
            .orElse(
                "model '"
                    + question.model().id()
                    + "'"
                    + question.platform().map(id -> " on platform '" + id + "'").orElse(""));
    if (routes.isEmpty()) {
      return new Refusal(
          Refusal.Code.UNKNOWN_ROUTE, of + " has no active route to compare others with");
    }
    String why =
        costs.at(routes.get(0)) instanceof Charge.Unknown unknown
            ? unknown.sentence()
            : "its price is not in " + question.currency();
    return new Refusal(
        Refusal.Code.PRICE_UNKNOWN,
        "nothing can be said to be cheaper: the cost of "
            + (routes.size() == 1 ? "route '" + index.route(routes.get(0)).id() + "'" : of)
            + " is unknown, because "
            + why);
  }

  private static Saving saving(
      RouteIndex index, Comparison costs, ModelRanking.Ranked entry, int base) {
    return new Saving(
        entry.model(),
        costs.offer(index, entry.best()),
        entry.routes(),
        costs.total(base).subtract(costs.total(entry.best())),
        costs.percentSaved(entry.best(), base));
  }
}
