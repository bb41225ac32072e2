package io.modelregistry.history;

import io.modelregistry.source.Past;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who changed what and when, over all commits. Immutable. */
public final class History {
  /** Of a registry outside Git. */
  public static final History NONE =
      new History(List.of(), List.of(), false, Map.of(), Map.of(), new PriceTexts("USD"));

  private final List<Entry> entries;
  private final List<Skipped> skipped;
  private final boolean complete;
  private final Map<Subject, Subject> former;
  private final Map<Subject, List<PriceText>> prices;
  private final Map<String, List<Subject>> priced = new HashMap<>();
  private final PriceTexts priceTexts;
  private volatile @Nullable Map<String, List<Entry>> byModel;

  History(
      List<Entry> entries,
      List<Skipped> skipped,
      boolean complete,
      Map<Subject, Subject> former,
      Map<Subject, List<PriceText>> prices,
      PriceTexts priceTexts) {
    this.entries = List.copyOf(entries);
    this.skipped = List.copyOf(skipped);
    this.complete = complete;
    this.former = Map.copyOf(former);
    this.prices = Map.copyOf(prices);
    this.priceTexts = priceTexts;
    prices.keySet().stream()
        .sorted()
        .forEach(
            subject ->
                subject
                    .modelId()
                    .ifPresent(
                        id -> priced.computeIfAbsent(id, any -> new ArrayList<>()).add(subject)));
  }

  private static Map<String, List<Entry>> byModel(List<Entry> entries) {
    Map<String, List<Entry>> byModel = new HashMap<>();
    for (Entry entry : entries) {
      Map<String, List<Change>> changes = new TreeMap<>();
      for (Change change : entry.changes()) {
        change
            .subject()
            .modelId()
            .ifPresent(id -> changes.computeIfAbsent(id, any -> new ArrayList<>()).add(change));
      }
      changes.forEach(
          (id, some) ->
              byModel
                  .computeIfAbsent(id, any -> new ArrayList<>())
                  .add(new Entry(entry.revision(), some)));
    }
    return byModel;
  }

  /** Replays a past; {@link VersionDigest} is what it must have been digested by. */
  public static History of(Past past) {
    return Replay.of(past);
  }

  /** All of it, newest first. */
  public List<Entry> entries() {
    return entries;
  }

  /** Versions of files that could not be read, oldest first. */
  public List<Skipped> skipped() {
    return skipped;
  }

  /** Whether it goes back to the first commit. */
  public boolean isComplete() {
    return complete;
  }

  /** What happened to a model and its routes, under its earlier ids too, newest first. */
  public List<Entry> ofModel(String id) {
    Map<String, List<Entry>> known = byModel;
    if (known == null) {
      // Not everybody who asks for history asks for that of a model.
      known = byModel(entries);
      byModel = known;
    }
    List<Entry> all = new ArrayList<>();
    Set<Subject> seen = new HashSet<>();
    @Nullable Subject model = Subject.model(id);
    while (model != null && seen.add(model)) {
      all.addAll(known.getOrDefault(model.id(), List.of()));
      model = former.get(model);
    }
    return all;
  }

  /** What happened to one entity, under its earlier ids too, newest first. */
  public List<Entry> of(Subject subject) {
    Set<Subject> names = new HashSet<>();
    @Nullable Subject name = subject;
    while (name != null && names.add(name)) {
      name = former.get(name);
    }
    return entries.stream()
        .flatMap(entry -> entry.only(change -> names.contains(change.subject())).stream())
        .toList();
  }

  /** Everything that ever had that id. */
  public List<Subject> subjects(String id) {
    return entries.stream()
        .flatMap(entry -> entry.changes().stream())
        .flatMap(
            change ->
                Stream.concat(
                    Stream.of(change.subject()),
                    Optional.ofNullable(former.get(change.subject())).stream()))
        .filter(subject -> subject.id().equals(id))
        .distinct()
        .sorted()
        .toList();
  }

  /** What an entity is called now, or was called last. */
  public Subject latest(Subject subject) {
    Map<Subject, Subject> later = new HashMap<>();
    former.forEach((now, then) -> later.put(then, now));
    Subject name = subject;
    for (int i = 0; i <= later.size() && later.containsKey(name); i++) {
      name = Objects.requireNonNull(later.get(name));
    }
    return name;
  }

  /** The id under which a model first came. */
  public String firstId(String modelId) {
    Set<Subject> seen = new HashSet<>();
    Subject model = Subject.model(modelId);
    for (Subject earlier = former.get(model);
        earlier != null && seen.add(earlier);
        earlier = former.get(model)) {
      model = earlier;
    }
    return model.id();
  }

  /**
   * The prices over time of a model that is there, and of its routes that state their own; the
   * model first, then by route id.
   */
  public List<PriceLine> prices(String modelId) {
    return priced.getOrDefault(modelId, List.of()).stream()
        .map(subject -> PriceLine.of(subject, statements(subject)))
        .toList();
  }

  private List<PriceLine.Statement> statements(Subject subject) {
    return prices.getOrDefault(subject, List.of()).stream()
        .map(text -> new PriceLine.Statement(text.at(), text.pricing(priceTexts).orElse(null)))
        .toList();
  }
}
