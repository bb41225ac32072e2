package io.modelregistry.cli;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Farewells;
import io.modelregistry.derive.deprecation.Farewells.Broken;
import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The words for what is going and gone, alike in text and Markdown. */
final class DeprecationWords {
  /** So many other routes of a model are named. */
  private static final int MAX_ROUTES = 3;

  private final DeprecationsAnswer answer;
  private final UnaryOperator<String> shown;

  /**
   * @param shown how an id is written
   */
  DeprecationWords(DeprecationsAnswer answer, UnaryOperator<String> shown) {
    this.answer = answer;
    this.shown = shown;
  }

  String words(Broken broken) {
    return switch (broken.pointer()) {
      case ROUTE -> "is an active route of it";
      case REPLACED_BY -> "names it in replaced_by";
      case STATUS, ENDED_ROUTE -> "says that it is in use itself";
    };
  }

  /** What has ended. */
  String ended(Broken broken) {
    return broken.pointer() == Farewells.Pointer.ENDED_ROUTE ? broken.id() : broken.model().id();
  }

  String others(RouteDeprecation entry) {
    if (entry.others().isEmpty()) {
      return "no other route of the model is active";
    }
    int more = entry.others().size() - MAX_ROUTES;
    return "then "
        + entry.others().stream()
            .limit(MAX_ROUTES)
            .map(EffectiveRoute::id)
            .map(shown)
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  String when(Deprecation entry) {
    return entry.lastDay().map(this::when).orElse("no day named");
  }

  String when(LocalDate day) {
    long left = ChronoUnit.DAYS.between(answer.today(), day);
    return day
        + (left < 0
            ? ", " + Messages.counted(-left, "day") + " ago"
            : ", in " + Messages.counted(left, "day"));
  }

  String moves(Deprecation entry) {
    List<String> models = answer.moveTo(entry);
    return models.isEmpty()
        ? "nothing known"
        : entry.successor().isPresent() ? models.get(0) : "perhaps " + String.join(", ", models);
  }

  String dependents(Entry entry) {
    List<EffectiveRoute> routes = entry.deprecation().dependents();
    List<String> parts = new ArrayList<>();
    if (!routes.isEmpty()) {
      parts.add(
          "fallback chain: "
              + routes.stream()
                  .map(EffectiveRoute::id)
                  .map(shown)
                  .collect(Collectors.joining(", ")));
    }
    if (!entry.replacing().isEmpty()) {
      parts.add(
          "named as a replacement by "
              + entry.replacing().stream()
                  .map(Model::id)
                  .map(shown)
                  .collect(Collectors.joining(", ")));
    }
    return parts.isEmpty() ? "nothing depends on it" : String.join("; ", parts);
  }
}
