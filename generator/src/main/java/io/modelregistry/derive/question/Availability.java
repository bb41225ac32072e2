package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where can that model be called? */
public final class Availability {
  private Availability() {}

  /**
   * The question. A request has to fit only if it was given.
   *
   * @param currency the one that goes with the request
   */
  public record Question(Model model, Request request, String currency) {}

  /**
   * The answer.
   *
   * @param platforms its routes by platform id, whatever their status; each platform's by priority,
   *     then id
   */
  public record Answer(Map<String, List<Place>> platforms) {
    public Answer {
      platforms = Collections.unmodifiableMap(new TreeMap<>(platforms));
    }

    /** Whether the model can be called anywhere. */
    public boolean isUsable() {
      return platforms.values().stream().anyMatch(Answer::isUsable);
    }

    /** Whether one of the routes of a platform can be called. */
    public static boolean isUsable(List<Place> routes) {
      return routes.stream().anyMatch(place -> place.trouble().isEmpty());
    }
  }

  /**
   * One route.
   *
   * @param trouble why it cannot be called; empty when it can
   */
  public record Place(Offer offer, Optional<LeftOut.Entry> trouble) {}

  /** Looks at every route of the model. */
  public static Answer answer(RouteIndex index, Question question) {
    BitSet own = new BitSet();
    for (int place : index.places(question.model())) {
      own.set(place);
    }
    Comparison costs = Comparison.of(index, question.request().workload(), question.currency());
    Sieve sieve = new Sieve(index, own);
    Checks checks = Checks.on(sieve).usable();
    if (question.request().isGiven()) {
      checks.fits(question.request().workload());
    }
    LeftOutList leftOut = new LeftOutList(sieve, costs, Integer.MAX_VALUE);
    Map<String, List<Place>> platforms = new TreeMap<>();
    for (int place : index.places(question.model())) {
      platforms
          .computeIfAbsent(index.route(place).platform().id(), id -> new ArrayList<>())
          .add(new Place(costs.offer(index, place), leftOut.entry(place)));
    }
    return new Answer(platforms);
  }
}
