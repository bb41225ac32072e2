package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which models for that purpose, within that budget? */
public final class Recommend {
  private Recommend() {}

  /** What counts most among models that qualify and have as many optional capabilities. */
  public enum Preference {
    /** The least cost. */
    COST,
    /** The shortest time to an answer, as observed, else as written down. */
    LATENCY,
    /** The largest context window. */
    CONTEXT;

    /** The word in questions and answers: {@code cost}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The question. The request must fit, whether it was given or is the standard one.
   *
   * @param minContext the window in tokens that is needed, 1 or more
   * @param currency the one in which prices are compared, and of the budget
   */
  public record Question(
      Wanted wanted,
      Scope scope,
      Request request,
      Optional<Long> minContext,
      Budget budget,
      Preference preference,
      String currency,
      Listing listing) {}

  /**
   * The answer.
   *
   * @param total how many models qualify
   * @param models the first of them
   */
  public record Answer(int total, List<Recommended> models, LeftOut leftOut) {
    public Answer {
      models = List.copyOf(models);
    }
  }

  /**
   * One of them.
   *
   * @param contextWindow of its best route, in tokens; empty when unknown
   * @param latencyMs of its best route; empty when unknown
   */
  public record Recommended(
      Candidate candidate, Optional<Long> contextWindow, Optional<BigDecimal> latencyMs) {}

  /** Looks at every model that is in scope, by its best route. */
  public static Answer answer(RouteIndex index, Question question) {
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    Options options = new Options(index, question.wanted(), costs);
    BitSet considered = index.within(question.scope());
    List<Model> models = index.models(question.scope());
    Sieve sieve = new Sieve(index, considered);
    Checks checks =
        Checks.on(sieve)
            .usable()
            .capabilities(question.wanted())
            .fits(question.request().workload());
    question.minContext().ifPresent(checks::context);
    if (question.budget().isGiven()) {
      checks.priced(costs);
      question.budget().check(sieve, costs, question.request().workload());
    }
    PlaceOrder order = options::byMatches;
    Speeds speeds = new Speeds(index);
    List<ModelRanking.Ranked> ranked =
        ModelRanking.of(
            sieve,
            models,
            order.then(preferred(question.preference(), index, speeds)).then(costs::cheaper));
    return new Answer(
        ranked.size(),
        ranked.stream()
            .limit(question.listing().limit())
            .map(entry -> recommended(index, question, options, speeds, entry))
            .toList(),
        new LeftOutList(sieve, costs, question.listing().leftOut()).models(models, considered));
  }

  private static PlaceOrder preferred(Preference preference, RouteIndex index, Speeds speeds) {
    return switch (preference) {
      case COST -> (one, other) -> 0;
      case LATENCY -> speeds::faster;
      // Unknown is -1, and so comes last.
      case CONTEXT ->
          (one, other) -> Long.compare(index.contextWindow(other), index.contextWindow(one));
    };
  }

  private static Recommended recommended(
      RouteIndex index,
      Question question,
      Options options,
      Speeds speeds,
      ModelRanking.Ranked entry) {
    int place = entry.best();
    Optional<Long> window =
        Optional.of(index.contextWindow(place)).filter(known -> known != RouteIndex.UNKNOWN);
    Optional<BigDecimal> latency = speeds.latencyMs(place);
    List<Remark> reasons = new ArrayList<>(options.reasons(place));
    if (question.budget().isGiven()) {
      reasons.add(new Remark("within_budget", "within the budget"));
    }
    if (question.minContext().isPresent() || question.preference() == Preference.CONTEXT) {
      window.ifPresent(tokens -> reasons.add(new Remark("context", "context_window is " + tokens)));
    }
    if (question.preference() == Preference.LATENCY) {
      reasons.add(Speeds.remark(latency));
    }
    return new Recommended(
        new Candidate(
            entry.model(),
            options.facts(place),
            options.costs().offer(index, place),
            entry.routes(),
            reasons),
        window,
        latency);
  }
}
