package io.modelregistry.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one commit changed.
 *
 * @param changes never empty, by subject
 */
public record Entry(Revision revision, List<Change> changes) {
  public Entry {
    changes = List.copyOf(changes);
  }

  /** The same with some of its changes; empty when none is left. */
  public Optional<Entry> only(Predicate<Change> wanted) {
    List<Change> some = changes.stream().filter(wanted).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new Entry(revision, some));
  }
}
