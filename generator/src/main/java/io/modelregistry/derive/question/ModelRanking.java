package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Models by their best route. */
final class ModelRanking {
  private ModelRanking() {}

  /**
   * One model that is in.
   *
   * @param best place of its best route
   * @param routes how many of its routes are in
   */
  record Ranked(Model model, int best, int routes) {}

  /**
   * Those of the models that have a route in the sieve.
   *
   * @param order of routes, by which models go too; where it does not decide, a model's routes go
   *     by priority and id, and models by id
   */
  static List<Ranked> of(Sieve sieve, List<Model> models, PlaceOrder order) {
    List<Ranked> ranked = new ArrayList<>();
    for (Model model : models) {
      int best = -1;
      int routes = 0;
      for (int place : sieve.index().places(model)) {
        if (sieve.left().get(place)) {
          routes++;
          best = best < 0 || order.compare(place, best) < 0 ? place : best;
        }
      }
      if (best >= 0) {
        ranked.add(new Ranked(model, best, routes));
      }
    }
    Comparator<Ranked> byBest = (one, other) -> order.compare(one.best(), other.best());
    ranked.sort(byBest.thenComparing(entry -> entry.model().id()));
    return ranked;
  }
}
