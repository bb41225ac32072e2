package io.modelregistry.cli;

import io.modelregistry.history.Change;
import io.modelregistry.history.diff.RegistryDiff;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Changes that belong together.
 *
 * @param changes never empty
 */
record DiffSection(String title, List<Change> changes) {

  /** Those that have changes, in the order of how much they matter. */
  static List<DiffSection> of(RegistryDiff diff) {
    List<DiffSection> sections = new ArrayList<>();
    add(sections, diff, "Added", EnumSet.of(Change.Kind.ADDED));
    add(sections, diff, "Removed", EnumSet.of(Change.Kind.REMOVED));
    add(sections, diff, "Renamed", EnumSet.of(Change.Kind.RENAMED));
    add(sections, diff, "Prices", EnumSet.of(Change.Kind.PRICE));
    add(sections, diff, "Status", EnumSet.of(Change.Kind.STATUS, Change.Kind.DEPRECATION));
    add(sections, diff, "Capabilities", EnumSet.of(Change.Kind.CAPABILITY));
    add(sections, diff, "Limits", EnumSet.of(Change.Kind.LIMIT));
    add(sections, diff, "Calling", EnumSet.of(Change.Kind.CALL));
    add(sections, diff, "Priorities", EnumSet.of(Change.Kind.PRIORITY));
    add(sections, diff, "Details", EnumSet.of(Change.Kind.DETAIL));
    return sections;
  }

  private static void add(
      List<DiffSection> sections, RegistryDiff diff, String title, Set<Change.Kind> kinds) {
    List<Change> changes =
        diff.changes().stream().filter(change -> kinds.contains(change.kind())).toList();
    if (!changes.isEmpty()) {
      sections.add(new DiffSection(title, changes));
    }
  }
}
