package io.modelregistry.history.diff;

import java.util.List;
import java.util.SortedSet;

/**
 * Public addresses that appear or vanish, as paths below the site's root.
 *
 * @param added sorted
 * @param removed sorted
 */
public record PathChanges(List<String> added, List<String> removed) {
  public PathChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  static PathChanges between(SortedSet<String> before, SortedSet<String> after) {
    return new PathChanges(
        after.stream().filter(path -> !before.contains(path)).toList(),
        before.stream().filter(path -> !after.contains(path)).toList());
  }
}
