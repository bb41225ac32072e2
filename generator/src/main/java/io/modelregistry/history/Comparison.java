package io.modelregistry.history;

import io.modelregistry.history.Change.Kind;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Ids;
import io.modelregistry.validate.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

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

    /** The currency of prices that name none. */
    String currency();
  }

  /**
   * What changed and how it went on.
   *
   * @param changes by subject
   * @param former by renamed subject what it was before
   */
  record Result(List<Change> changes, Map<Subject, Subject> former) {}

  /**
   * Compares some entities.
   *
   * @param touched all that may differ
   */
  static Result of(State before, State after, Collection<Subject> touched) {
    Comparison comparison = new Comparison(before, after);
    TreeSet<Subject> sorted = new TreeSet<>(touched);
    comparison.findRenamed(sorted);
    List<Change> changes = new ArrayList<>();
    sorted.forEach(subject -> comparison.compare(subject, changes));
    return new Result(changes, comparison.former);
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

  private void compare(Subject subject, List<Change> changes) {
    EntityVersion now = after.version(subject);
    @Nullable Subject earlier = former.get(subject);
    EntityVersion last = before.version(earlier == null ? subject : earlier);
    if (now == null) {
      if (last != null && !former.containsValue(subject)) {
        changes.add(
            Change.of(
                Kind.REMOVED,
                subject,
                "id",
                id(subject.id()),
                after.successors().of(subject.kind(), subject.id()).flatMap(Comparison::id)));
      }
      return;
    }
    if (last == null) {
      changes.add(Change.of(Kind.ADDED, subject, "id", Optional.empty(), id(subject.id())));
      return;
    }
    if (earlier != null) {
      changes.add(Change.of(Kind.RENAMED, subject, "id", id(earlier.id()), id(subject.id())));
    }
    changes.addAll(VersionComparison.of(subject, side(last, before), side(now, after)));
  }

  private static VersionComparison.Side side(EntityVersion version, State state) {
    Optional<EntityVersion> model =
        version.place() instanceof Place.OfRoute route
            ? Optional.ofNullable(state.version(Subject.model(route.modelId())))
            : Optional.empty();
    return new VersionComparison.Side(version, model, state.currency());
  }

  private static Optional<JsonNode> id(String id) {
    return Optional.of(JsonNodeFactory.instance.stringNode(id));
  }
}
