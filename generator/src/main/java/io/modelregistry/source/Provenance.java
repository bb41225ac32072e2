package io.modelregistry.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a snapshot comes from and what history knows of its files.
 *
 * @param commit full hash of the commit; null outside Git or before the first commit
 * @param committedAt its committer time
 * @param dirty whether the working tree's data differs from that commit
 * @param timestampsComplete whether every file has its times; false outside Git, in a shallow clone
 *     and for what is not committed
 * @param times by path relative to the data folder; absent where unknown
 * @param notes what could not be derived and why, a sentence each, for people
 */
public record Provenance(
    @Nullable String commit,
    @Nullable Instant committedAt,
    boolean dirty,
    boolean timestampsComplete,
    Map<String, Times> times,
    List<String> notes) {
  public Provenance {
    times = Map.copyOf(times);
    notes = List.copyOf(notes);
  }

  /**
   * When a file came and when it last changed: committer times along first parents.
   *
   * @param createdAt when a file of that path was first committed
   * @param updatedAt when it last changed
   */
  public record Times(Instant createdAt, Instant updatedAt) {}

  /** Outside Git: nothing known, and why. */
  public static Provenance unknown(String why) {
    return new Provenance(null, null, false, false, Map.of(), List.of(why));
  }
}
