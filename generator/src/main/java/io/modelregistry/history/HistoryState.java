package io.modelregistry.history;

import io.modelregistry.model.EntityKind;
import io.modelregistry.source.CommitLog.FileChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What replaying a past came to, as far as one commit: enough to go on from there, and, where it is
 * the newest commit, all there is to tell.
 *
 * @param latest what tombstones say in the newest commit; what was removed without one is told by
 *     it
 * @param currency of prices that name none
 * @param successors what tombstones said at that commit
 * @param entries newest first
 * @param skipped oldest first
 * @param former by renamed subject what it was before
 * @param prices by subject, oldest first
 * @param present by subject its path, and as {@code after} the blob of its newest readable version
 */
record HistoryState(
    Successors latest,
    String currency,
    Successors successors,
    List<Entry> entries,
    List<Skipped> skipped,
    Map<Subject, Subject> former,
    Map<Subject, List<PriceText>> prices,
    Map<Subject, FileChange> present) {

  /** All there is to tell; prices of what is still there. */
  History history(boolean complete) {
    Map<Subject, List<PriceText>> lines = new HashMap<>(prices);
    lines.keySet().retainAll(present.keySet());
    return new History(entries, skipped, complete, former, lines, new PriceTexts(currency));
  }

  /**
   * Whether a replay of these and later commits, with what tombstones say now, would tell the same
   * of these. It would not where a new tombstone explains what went without one.
   */
  boolean holds(Successors now, String currencyNow) {
    Set<String> fresh = new HashSet<>(now.texts().keySet());
    fresh.removeAll(latest.texts().keySet());
    return currency.equals(currencyNow)
        && now.texts().entrySet().containsAll(latest.texts().entrySet())
        && (fresh.isEmpty()
            || entries.stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(change -> change.kind() == Change.Kind.REMOVED)
                .noneMatch(change -> explains(fresh, change.subject())));
  }

  /** A route also goes with its model or platform. */
  private static boolean explains(Set<String> tombstones, Subject gone) {
    return tombstones.stream()
        .map(tombstone -> tombstone.substring(tombstone.indexOf(' ') + 1))
        .anyMatch(
            id ->
                gone.id().equals(id)
                    || (gone.kind() == EntityKind.ROUTE
                        && ("--" + gone.id() + "--").contains("--" + id + "--")));
  }
}
