package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import java.util.BitSet;
import java.util.List;

/** Which models can do that? */
public final class Find {
  private Find() {}

  /**
   * The question. A request has to fit only if it was given.
   *
   * @param currency the one in which prices are compared
   */
  public record Question(
      Wanted wanted, Scope scope, Request request, String currency, Listing listing) {}

  /**
   * The answer.
   *
   * @param total how many models qualify
   * @param models the first of them: by how many optional capabilities they have, then by cost,
   *     then by id
   */
  public record Answer(int total, List<Candidate> models, LeftOut leftOut) {
    public Answer {
      models = List.copyOf(models);
    }
  }

  /** Looks at every model that is in scope, by its best route. */
  public static Answer answer(RouteIndex index, Question question) {
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    Options options = new Options(index, question.wanted(), costs);
    BitSet considered = index.within(question.scope());
    List<Model> models = index.models(question.scope());
    Sieve sieve = new Sieve(index, considered);
    Checks checks = Checks.on(sieve).usable().capabilities(question.wanted());
    if (question.request().isGiven()) {
      checks.fits(question.request().workload());
    }
    PlaceOrder order = options::byMatches;
    List<ModelRanking.Ranked> ranked = ModelRanking.of(sieve, models, order.then(costs::cheaper));
    return new Answer(
        ranked.size(),
        ranked.stream()
            .limit(question.listing().limit())
            .map(
                entry ->
                    new Candidate(
                        entry.model(),
                        options.facts(entry.best()),
                        costs.offer(index, entry.best()),
                        entry.routes(),
                        options.reasons(entry.best())))
            .toList(),
        new LeftOutList(sieve, costs, question.listing().leftOut()).models(models, considered));
  }
}
