package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What instead of that model? Its named replacement first, then the nearest usable ones. Built once
 * for a scope, since it compares every model with every other.
 */
public final class Alternatives {
  private final RouteIndex index;
  private final Comparison costs;
  private final Kin.Vocabulary vocabulary;
  private final Request request;
  private final BitSet considered;
  private final List<Model> models;
  private final List<Entry> candidates = new ArrayList<>();

  private record Entry(Kin kin, ModelRanking.Ranked ranked) {}

  private record Near(Entry entry, boolean isReplacement, int distance) {}

  private static final Comparator<Near> NEAREST =
      Comparator.comparing(Near::isReplacement)
          .reversed()
          .thenComparingInt(Near::distance)
          .thenComparing(near -> near.entry().kin().model().id());

  /**
   * Prepares a scope.
   *
   * @param request what costs are worked out for; one that was given must fit
   * @param currency the one in which prices are compared
   */
  public Alternatives(RouteIndex index, Scope scope, Request request, String currency) {
    this.index = index;
    this.costs = Comparison.of(index, request.workload(), currency);
    this.vocabulary = new Kin.Vocabulary(index);
    this.request = request;
    this.considered = index.within(scope);
    this.models = index.models(scope);
    Sieve usable = new Sieve(index, considered);
    fits(Checks.on(usable).usable());
    for (ModelRanking.Ranked ranked : ModelRanking.of(usable, models, costs::cheaper)) {
      candidates.add(new Entry(vocabulary.kin(ranked.model(), cost(ranked.best())), ranked));
    }
  }

  /**
   * The question.
   *
   * @param model what is to be replaced
   * @param scope where to look for others
   * @param request what costs are worked out for; one that was given must fit
   * @param currency the one in which prices are compared
   */
  public record Question(
      Model model, Scope scope, Request request, String currency, Listing listing) {}

  /** Looks at every other model that is in scope. */
  public static Answer answer(RouteIndex index, Question question) {
    return new Alternatives(index, question.scope(), question.request(), question.currency())
        .instead(question.model(), question.listing());
  }

  /**
   * The answer.
   *
   * @param warnings what is wrong with the model itself
   * @param nearest what could stand in for it
   */
  public record Answer(List<Remark> warnings, Nearest nearest, LeftOut leftOut) {
    public Answer {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * What could stand in for a model.
   *
   * @param total how many models
   * @param models the first of them: the named replacement, then by distance, then by id
   */
  public record Nearest(int total, List<Alternative> models) {
    public Nearest {
      models = List.copyOf(models);
    }
  }

  /**
   * One of them.
   *
   * @param isReplacement whether the model names it, itself or through others that are gone too
   * @param distance how unlike the two are, 0 or more
   * @param offer its cheapest route for the request
   * @param routes how many of its routes are usable
   * @param reasons what is alike and what is not
   */
  public record Alternative(
      Model model,
      boolean isReplacement,
      int distance,
      Offer offer,
      int routes,
      List<Remark> reasons) {
    public Alternative {
      reasons = List.copyOf(reasons);
    }
  }

  private Answer instead(Model model, Listing listing) {
    return new Answer(
        Warnings.of(index.registry(), model),
        nearest(model, listing.limit()),
        leftOut(model, listing.leftOut()));
  }

  /** The first of what could stand in for that model. */
  public Nearest nearest(Model model, int limit) {
    Kin base = vocabulary.kin(model, leastCost(model));
    String replacement = index.registry().successor(model).map(Model::id).orElse("");
    PriorityQueue<Near> furthestFirst = new PriorityQueue<>(NEAREST.reversed());
    int total = 0;
    for (Entry entry : candidates) {
      Model candidate = entry.kin().model();
      if (candidate.id().equals(model.id())
          || base.outputs().missingFrom(entry.kin().outputs()) > 0) {
        continue;
      }
      total++;
      boolean isReplacement = candidate.id().equals(replacement);
      int least = Distance.withoutCost(base, entry.kin());
      Near furthest = furthestFirst.peek();
      boolean isFull = furthest != null && furthestFirst.size() >= limit;
      // Most are too far off whatever they cost, and that is slow to compare.
      if (isReplacement || !isFull || least <= furthest.distance()) {
        int distance = least + Distance.ofCost(base.cost(), entry.kin().cost());
        furthestFirst.add(new Near(entry, isReplacement, distance));
        if (furthestFirst.size() > limit) {
          furthestFirst.remove();
        }
      }
    }
    List<Near> nearest = new ArrayList<>(furthestFirst);
    nearest.sort(NEAREST);
    return new Nearest(total, nearest.stream().map(near -> alternative(base, near)).toList());
  }

  private Alternative alternative(Kin base, Near near) {
    ModelRanking.Ranked ranked = near.entry().ranked();
    return new Alternative(
        ranked.model(),
        near.isReplacement(),
        near.distance(),
        costs.offer(index, ranked.best()),
        ranked.routes(),
        Likeness.remarks(
            base, near.entry().kin(), near.isReplacement(), costs.currency(), index::isDerived));
  }

  private LeftOut leftOut(Model model, int limit) {
    BitSet others = (BitSet) considered.clone();
    Arrays.stream(index.places(model)).forEach(others::clear);
    Sieve sieve = new Sieve(index, others);
    fits(
        Checks.on(sieve)
            .usable()
            .modalities(new Modalities(List.of(), model.modalities().output())));
    return new LeftOutList(sieve, costs, limit)
        .models(
            models.stream().filter(candidate -> !candidate.id().equals(model.id())).toList(),
            others);
  }

  private void fits(Checks checks) {
    if (request.isGiven()) {
      checks.fits(request.workload());
    }
  }

  /** What the model costs where it is cheapest, even on routes that are closed by now. */
  private Optional<BigDecimal> leastCost(Model model) {
    return Arrays.stream(index.places(model))
        .boxed()
        .min((one, other) -> costs.cheaper(one, other))
        .flatMap(this::cost);
  }

  private Optional<BigDecimal> cost(int place) {
    return costs.isComparable(place) && costs.at(place) instanceof Charge.Known known
        ? Optional.of(known.total())
        : Optional.empty();
  }
}
