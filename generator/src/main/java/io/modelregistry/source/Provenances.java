package io.modelregistry.source;

import io.modelregistry.source.Provenance.Times;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** What working trees and revisions say alike about the times they know. */
final class Provenances {
  static final String CUT_OFF =
      "The clone is shallow, its history cut off, so created_at and updated_at are unknown; fetch"
          + " the rest with 'git fetch --unshallow'.";

  /** Of a file that is read alone. */
  static final Provenance NOT_ASKED = Provenance.unknown("Only one file was read.");

  private Provenances() {}

  /** Whether all files have their times; observations need none, for they are not entities. */
  static boolean complete(Set<String> files, Map<String, Times> times) {
    return files.stream()
        .allMatch(file -> times.containsKey(file) || file.startsWith("observations/"));
  }

  static String uncommitted(SortedSet<String> files) {
    return files.size() == 1
        ? "The file " + files.first() + " is not committed as it is, so its times are unknown."
        : files.size()
            + " files are not committed as they are ("
            + files.first()
            + " and others), so their times are unknown.";
  }
}
