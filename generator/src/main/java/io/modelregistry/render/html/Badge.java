package io.modelregistry.render.html;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.registry.EffectiveRoute;
import java.util.Optional;

/**
 * A status as a small label: the word says it, the class only colours it.
 *
 * @param tone {@code good}, {@code new}, {@code warn} or {@code off}
 */
record Badge(String word, String tone) {
  static final Badge RETIRED = new Badge("retired", "off");

  static Badge of(Lifecycle status) {
    return new Badge(
        status.word(),
        switch (status) {
          case ACTIVE -> "good";
          case BETA -> "new";
          case DEPRECATED -> "warn";
        });
  }

  /** A route's status, or that its own last day is over. */
  static Badge of(EffectiveRoute route) {
    return route.ended() && route.isSwitchedOn() ? RETIRED : of(route.authored().status());
  }

  /** The same where it needs a word: empty for an active route with no last day of its own. */
  static Optional<Badge> remarkable(EffectiveRoute route) {
    if (!route.isActive()) {
      return Optional.of(of(route));
    }
    return route.endsBeforeModel()
        ? Optional.of(new Badge("until " + route.deprecationDate(), "warn"))
        : Optional.empty();
  }

  private static Badge of(RouteStatus status) {
    return new Badge(
        status.word(),
        switch (status) {
          case ACTIVE -> "good";
          case MAINTENANCE -> "warn";
          case INACTIVE -> "off";
        });
  }
}
