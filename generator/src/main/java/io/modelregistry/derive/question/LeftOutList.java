package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.model.Model;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports what a sieve holds back: what came furthest first, then by id. */
final class LeftOutList {
  private static final Reason[] REASONS = Reason.values();

  private final Sieve sieve;
  private final Comparison costs;
  private final int limit;

  /**
   * @param limit how many are listed
   */
  LeftOutList(Sieve sieve, Comparison costs, int limit) {
    this.sieve = sieve;
    this.costs = costs;
    this.limit = limit;
  }

  /** Route by route. */
  LeftOut routes() {
    List<LeftOut.Entry> entries = new ArrayList<>();
    for (int i = REASONS.length - 1; i >= 0 && entries.size() < limit; i--) {
      Reason reason = REASONS[i];
      sieve
          .out(reason)
          .limit(limit - entries.size())
          .forEach(place -> entries.add(entry(Optional.empty(), reason, place)));
    }
    return new LeftOut(sieve.counts(), entries);
  }

  /** That of one route; empty when it is in. */
  Optional<LeftOut.Entry> entry(int place) {
    return sieve.reason(place).map(reason -> entry(Optional.empty(), reason, place));
  }

  private record Missing(Model model, Reason reason, int place) {}

  /** Model by model, each with the reason of its route that came furthest. */
  LeftOut models(List<Model> considered, BitSet places) {
    List<Missing> missing = new ArrayList<>();
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    for (Model model : considered) {
      furthest(model, places)
          .ifPresent(
              out -> {
                missing.add(out);
                counts.merge(out.reason(), 1, Integer::sum);
              });
    }
    missing.sort(
        Comparator.comparing(Missing::reason).reversed().thenComparing(out -> out.model().id()));
    return new LeftOut(
        counts,
        missing.stream()
            .limit(limit)
            .map(out -> entry(Optional.of(out.model()), out.reason(), out.place()))
            .toList());
  }

  /** Empty when a route of the model is in. */
  private Optional<Missing> furthest(Model model, BitSet places) {
    Missing furthest = new Missing(model, Reason.NO_ROUTE, -1);
    for (int place : sieve.index().places(model)) {
      if (sieve.left().get(place)) {
        return Optional.empty();
      }
      if (places.get(place)) {
        Reason reason = sieve.reason(place).orElse(Reason.NO_ROUTE);
        if (reason.compareTo(furthest.reason()) > 0) {
          furthest = new Missing(model, reason, place);
        }
      }
    }
    return Optional.of(furthest);
  }

  private LeftOut.Entry entry(Optional<Model> model, Reason reason, int place) {
    if (place < 0) {
      return new LeftOut.Entry(
          model,
          Optional.empty(),
          reason,
          Optional.empty(),
          "model '" + model.map(Model::id).orElse("") + "' has no route");
    }
    Optional<Charge.Unknown> price =
        reason == Reason.PRICE_UNKNOWN && costs.at(place) instanceof Charge.Unknown unknown
            ? Optional.of(unknown)
            : Optional.empty();
    return new LeftOut.Entry(
        model,
        Optional.of(sieve.index().route(place)),
        reason,
        price,
        sieve.message(reason, place));
  }
}
