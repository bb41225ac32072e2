package io.modelregistry.history;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.validate.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of the registry. An entity that went, whose tombstone names one
 * that came in its place, was renamed; the routes of a renamed model or platform went with it.
 */
final class Comparison {
  private final State before;
  private final State after;
  private final Map<Subject, Subject> former = new HashMap<>();

  private Comparison(State before, State after) {
    this.before = before;
    this.after = after;
  }

  /** One state of the registry. */
  interface State {
    /** The version of an entity; null where it is not. */
    @Nullable EntityVersion version(Subject subject);

    Successors successors();

    PriceTexts prices();
  }

  /**
   * What may have changed.
   *
   * @param differences by subject
   * @param former by renamed subject what it was before
   */
  record Result(List<Difference> differences, Map<Subject, Subject> former) {}

  /**
   * Compares some entities.
   *
   * @param touched all that may differ
   */
  static Result of(State before, State after, Collection<Subject> touched) {
    Comparison comparison = new Comparison(before, after);
    TreeSet<Subject> sorted = new TreeSet<>(touched);
    comparison.findRenamed(sorted);
    List<Difference> differences =
        sorted.stream().map(comparison::difference).flatMap(Optional::stream).toList();
    return new Result(differences, comparison.former);
  }

  private void findRenamed(Collection<Subject> touched) {
    for (Subject gone : touched) {
      EntityVersion last = before.version(gone);
      if (last != null && after.version(gone) == null) {
        candidates(last.place())
            .filter(touched::contains)
            .filter(next -> before.version(next) == null && after.version(next) != null)
            .findFirst()
            .ifPresent(next -> former.putIfAbsent(next, gone));
      }
    }
  }

  private Stream<Subject> candidates(Place.OfEntity place) {
    Successors successors = after.successors();
    Stream<Subject> own =
        successors.of(place.entity(), place.id()).map(id -> subject(place, id)).stream();
    if (!(place instanceof Place.OfRoute route)) {
      return own;
    }
    String model = successors.of(EntityKind.MODEL, route.modelId()).orElse(route.modelId());
    String platform =
        successors.of(EntityKind.PLATFORM, route.platformId()).orElse(route.platformId());
    return Stream.concat(
        own, Stream.of(Subject.of(new Place.OfRoute(model, platform, route.variant()))));
  }

  private static Subject subject(Place.OfEntity place, String id) {
    return switch (place.entity()) {
      case MODEL -> Subject.model(id);
      // A model's id has no two hyphens in a row.
      case ROUTE ->
          new Subject(EntityKind.ROUTE, id, Optional.of(id.split(Ids.ROUTE_SEPARATOR, 2)[0]));
      default -> new Subject(place.entity(), id, Optional.empty());
    };
  }

  private Optional<Difference> difference(Subject subject) {
    EntityVersion now = after.version(subject);
    Optional<Subject> earlier = Optional.ofNullable(former.get(subject));
    EntityVersion last = before.version(earlier.orElse(subject));
    if (now == null && (last == null || former.containsValue(subject))) {
      return Optional.empty();
    }
    return Optional.of(
        new Difference(
            subject,
            Optional.ofNullable(last).map(version -> side(version, before)),
            Optional.ofNullable(now).map(version -> side(version, after)),
            earlier,
            after.successors().of(subject.kind(), subject.id())));
  }

  private static VersionComparison.Side side(EntityVersion version, State state) {
    Optional<EntityVersion> model =
        version.place() instanceof Place.OfRoute route
            ? Optional.ofNullable(state.version(Subject.model(route.modelId())))
            : Optional.empty();
    return new VersionComparison.Side(version, model, state.prices());
  }
}
