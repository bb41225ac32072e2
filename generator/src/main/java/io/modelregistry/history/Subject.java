package io.modelregistry.history;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entity that can change, there now or not.
 *
 * @param modelId of a model its own id, of a route its model's; empty for platforms and providers
 */
public record Subject(EntityKind kind, String id, Optional<String> modelId)
    implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::kind).thenComparing(Subject::id);

  static Subject of(Place.OfEntity place) {
    Optional<String> model =
        place instanceof Place.OfModel of
            ? Optional.of(of.id())
            : place instanceof Place.OfRoute of ? Optional.of(of.modelId()) : Optional.empty();
    return new Subject(place.entity(), place.id(), model);
  }

  static Subject model(String id) {
    return new Subject(EntityKind.MODEL, id, Optional.of(id));
  }

  /** A route of a model. */
  public static Subject route(String id, String modelId) {
    return new Subject(EntityKind.ROUTE, id, Optional.of(modelId));
  }

  /** As a record's, without what the first call of that costs. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Subject subject
        && kind == subject.kind
        && id.equals(subject.id)
        && modelId.equals(subject.modelId);
  }

  @Override
  public int hashCode() {
    // A model and a platform rarely share an id.
    return id.hashCode();
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
