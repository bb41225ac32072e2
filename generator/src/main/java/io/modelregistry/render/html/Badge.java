package io.modelregistry.render.html;

import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.RouteStatus;

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

  static Badge of(RouteStatus status) {
    return new Badge(
        status.word(),
        switch (status) {
          case ACTIVE -> "good";
          case MAINTENANCE -> "warn";
          case INACTIVE -> "off";
        });
  }
}
