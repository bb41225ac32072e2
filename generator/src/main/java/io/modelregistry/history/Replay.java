package io.modelregistry.history;

import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.CommitLog.FileChange;
import io.modelregistry.source.Past;
import io.modelregistry.validate.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through all commits, oldest first, and compares the registry before and after each. */
final class Replay {
  private static final String DEFAULT_CURRENCY = "USD";

  private final Past past;
  private final Map<String, Optional<Place>> places = new HashMap<>();
  private final Map<Subject, EntityVersion> versions = new HashMap<>();
  private final Map<Subject, FileChange> present = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final Map<Subject, Subject> former = new HashMap<>();
  private final Map<Subject, List<PriceText>> prices = new HashMap<>();
  private final Successors latest;
  private final PriceTexts priceTexts;
  private Successors successors = Successors.NONE;

  /** What one commit may have changed; the states are known, but not yet compared. */
  private record Draft(Revision revision, List<Difference> differences) {
    Optional<Entry> entry() {
      List<Change> changes =
          differences.stream().flatMap(difference -> difference.changes().stream()).toList();
      return changes.isEmpty() ? Optional.empty() : Optional.of(new Entry(revision, changes));
    }
  }

  private Replay(Past past) {
    this.past = past;
    this.latest = newest("tombstones.json").map(Successors::of).orElse(Successors.NONE);
    this.priceTexts =
        new PriceTexts(
            newest("registry.json")
                .map(registry -> EntityVersion.value(registry, VersionDigest.CURRENCY).asString(""))
                .filter(word -> !word.isEmpty())
                .orElse(DEFAULT_CURRENCY));
  }

  /** What all of it comes to, beginning where an earlier run ended, if that still holds. */
  static History of(Past past) {
    Optional<HistoryState> before =
        past.kept().flatMap(kept -> HistoryStateReader.read(kept.content()));
    if (before.isPresent() && past.kept().filter(Past.Kept::newest).isPresent()) {
      return before.get().history(true);
    }
    List<Commit> commits = past.log().commits();
    String reached = past.kept().map(Past.Kept::commit).orElse("");
    Replay replay = new Replay(past);
    Optional<HistoryState> start =
        before.filter(state -> state.holds(replay.latest, replay.priceTexts.currency()));
    start.ifPresent(replay::resume);
    int from = start.isPresent() ? place(commits, reached) : commits.size();
    HistoryState state = replay.run(commits.subList(0, from), start);
    past.keep(HistoryStateWriter.bytes(state));
    return state.history(past.log().complete());
  }

  private static int place(List<Commit> commits, String id) {
    int place = 0;
    while (!commits.get(place).id().equals(id)) {
      place++;
    }
    return place;
  }

  private void resume(HistoryState state) {
    successors = state.successors();
    skipped.addAll(state.skipped());
    former.putAll(state.former());
    state.prices().forEach((subject, line) -> prices.put(subject, new ArrayList<>(line)));
    state
        .present()
        .forEach(
            (subject, file) -> {
              Map<String, String> texts = past.digests().get(file.after());
              if (texts != null && place(file.path()).orElse(null) instanceof Place.OfEntity at) {
                versions.put(subject, new EntityVersion(at, texts));
                present.put(subject, file);
              }
            });
  }

  private HistoryState run(List<Commit> newestFirst, Optional<HistoryState> before) {
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      apply(newestFirst.get(i));
    }
    Collections.reverse(drafts);
    List<Entry> entries =
        new ArrayList<>(
            drafts.parallelStream().map(Draft::entry).flatMap(Optional::stream).toList());
    before.ifPresent(state -> entries.addAll(state.entries()));
    Map<Subject, List<PriceText>> lines = new HashMap<>();
    prices.forEach(
        (subject, line) -> {
          if (!line.isEmpty()) {
            lines.put(subject, line);
          }
        });
    return new HistoryState(
        latest, priceTexts.currency(), successors, entries, skipped, former, lines, present);
  }

  /** What the newest readable version of a file says; empty when it is gone. */
  private Optional<Map<String, String>> newest(String path) {
    for (Commit commit : past.log().commits()) {
      for (FileChange change : commit.changes()) {
        if (change.path().equals(path)) {
          Map<String, String> texts =
              change.after() == null ? null : past.digests().get(change.after());
          if (change.after() == null || texts != null) {
            return Optional.ofNullable(texts);
          }
        }
      }
    }
    return Optional.empty();
  }

  private void apply(Commit commit) {
    Map<Subject, @Nullable EntityVersion> earlier = new HashMap<>();
    Map<Subject, EntityVersion> later = new HashMap<>();
    Map<Subject, FileChange> files = new HashMap<>();
    Set<Subject> kept = new HashSet<>();
    for (FileChange change : commit.changes()) {
      Map<String, String> texts =
          change.after() == null ? null : past.digests().get(change.after());
      if (change.after() != null && texts == null) {
        skipped.add(new Skipped(Revision.of(commit), change.path()));
      }
      if (change.path().equals("tombstones.json")) {
        successors = texts == null ? successors : Successors.of(texts);
      } else if (place(change.path()).orElse(null) instanceof Place.OfEntity place) {
        Subject subject = Subject.of(place);
        earlier.put(subject, versions.get(subject));
        if (texts != null) {
          later.put(subject, new EntityVersion(place, texts));
          files.put(subject, change);
        } else if (change.after() != null) {
          kept.add(subject);
        }
      }
    }
    for (Subject subject : earlier.keySet()) {
      EntityVersion version = later.get(subject);
      if (version != null) {
        versions.put(subject, version);
        present.put(subject, Objects.requireNonNull(files.get(subject)));
      } else if (!kept.contains(subject)) {
        versions.remove(subject);
        present.remove(subject);
      }
    }
    compare(commit, earlier);
  }

  private Optional<Place> place(String path) {
    return places.computeIfAbsent(path, Place::of);
  }

  private void compare(Commit commit, Map<Subject, @Nullable EntityVersion> earlier) {
    Successors known = successors.or(latest);
    Comparison.Result result =
        Comparison.of(
            new Moment(
                subject ->
                    earlier.containsKey(subject) ? earlier.get(subject) : versions.get(subject),
                known,
                priceTexts),
            new Moment(versions::get, known, priceTexts),
            earlier.keySet());
    result
        .former()
        .forEach(
            (now, then) -> {
              former.put(now, then);
              List<PriceText> line = prices.remove(then);
              if (line != null) {
                prices.put(now, line);
              }
            });
    earlier.keySet().forEach(subject -> notePrice(subject, commit.committedAt()));
    if (!result.differences().isEmpty()) {
      drafts.add(new Draft(Revision.of(commit), result.differences()));
    }
  }

  private void notePrice(Subject subject, Instant at) {
    PriceText now = PriceText.of(at, versions.get(subject));
    List<PriceText> line = prices.computeIfAbsent(subject, any -> new ArrayList<>());
    @Nullable PriceText last = line.isEmpty() ? null : line.get(line.size() - 1);
    if (last == null ? now.text() != null : !last.isSame(now)) {
      line.add(now);
    }
  }
}
