package io.modelregistry.render.html;

import io.modelregistry.history.Change;
import io.modelregistry.history.ChangeWords;
import io.modelregistry.history.Entry;
import io.modelregistry.history.Revision;
import io.modelregistry.history.Subject;
import io.modelregistry.render.feed.Feed;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /changes/}: what happened lately, commit by commit. */
record ChangesPage(
    List<Commit> commits,
    boolean any,
    boolean incomplete,
    boolean older,
    List<Ref> months,
    List<Ref> feeds,
    String json) {
  private static final int MAX_COMMITS = 100;
  private static final int MAX_GROUPS = 40;
  private static final int SHORT_HASH = 10;

  /**
   * One commit.
   *
   * @param added what came with it, as far as nothing else is to be said
   * @param rest how many models and other entities are not shown, in words
   */
  record Commit(
      String day,
      String title,
      String author,
      String hash,
      Optional<String> href,
      List<Group> added,
      boolean anyAdded,
      List<Group> groups,
      boolean anyGroups,
      Optional<String> rest) {}

  /** What changed about one model and its routes, or about one other entity. */
  record Group(String name, Optional<String> href, List<String> lines) {}

  static Page of(Facts facts) {
    PageLinks links = facts.links();
    List<Entry> entries = facts.history().entries();
    ChangesPage body =
        new ChangesPage(
            entries.stream().limit(MAX_COMMITS).map(entry -> commit(entry, facts)).toList(),
            !entries.isEmpty(),
            !facts.history().isComplete(),
            entries.size() > MAX_COMMITS,
            months(entries, links),
            Arrays.stream(Feed.values())
                .map(feed -> new Ref(feed.title(), links.to(feed.path())))
                .toList(),
            links.to("api/registry/changes.json"));
    Head head =
        new Head(
            "Changes",
            "Who changed which price, limit, capability or status when: every change of the"
                + " registry's data, from its Git history.",
            links.absolute("changes/"),
            List.of(new Ref("Models", links.home())),
            "Changes");
    return new Page("changes/index.html", "changes", "changes", head, body).with("figures");
  }

  private static List<Ref> months(List<Entry> entries, PageLinks links) {
    TreeSet<YearMonth> months = new TreeSet<>(Comparator.reverseOrder());
    entries.forEach(
        entry ->
            months.add(YearMonth.from(entry.revision().committedAt().atOffset(ZoneOffset.UTC))));
    return months.stream()
        .map(
            month -> new Ref(month.toString(), links.to("api/registry/changes/" + month + ".json")))
        .toList();
  }

  private static Commit commit(Entry entry, Facts facts) {
    Revision revision = entry.revision();
    Map<String, List<Change>> all = new LinkedHashMap<>();
    entry
        .changes()
        .forEach(change -> all.computeIfAbsent(key(change), any -> new ArrayList<>()).add(change));
    List<List<Change>> shown = all.values().stream().limit(MAX_GROUPS).toList();
    int more = all.size() - shown.size();
    List<Group> added = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (List<Change> changes : shown) {
      boolean isNew = changes.stream().allMatch(change -> change.kind() == Change.Kind.ADDED);
      (isNew ? added : groups).add(group(changes, facts));
    }
    return new Commit(
        day(revision),
        Titles.count(entry.changes().size(), "change"),
        revision.author(),
        revision.commit().substring(0, Math.min(SHORT_HASH, revision.commit().length())),
        EditLinks.commit(facts.registry().settings().repositoryUrl(), revision.commit()),
        added,
        !added.isEmpty(),
        groups,
        !groups.isEmpty(),
        more > 0
            ? Optional.of("and changes of " + Figures.grouped(more) + " more")
            : Optional.empty());
  }

  static String day(Revision revision) {
    return revision.committedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String key(Change change) {
    Subject subject = change.subject();
    return subject.modelId().orElse(subject.kind() + " " + subject.id());
  }

  private static Group group(List<Change> changes, Facts facts) {
    Subject first = changes.get(0).subject();
    Optional<Ref> page = page(first, facts);
    String name =
        page.map(Ref::name).orElse(first.modelId().orElse(first.kind().word() + " " + first.id()));
    return new Group(
        name,
        page.map(Ref::href),
        changes.stream().map(change -> line(change, first.modelId())).toList());
  }

  /** The page that says most of it, while it is there. */
  private static Optional<Ref> page(Subject subject, Facts facts) {
    return switch (subject.kind()) {
      case MODEL, ROUTE -> subject.modelId().flatMap(facts.registry()::model).map(facts::ref);
      case PLATFORM -> facts.registry().platform(subject.id()).map(facts::ref);
      case PROVIDER -> facts.registry().provider(subject.id()).map(facts::ref);
    };
  }

  /** A change of the model itself needs no name; a route's does. */
  static String line(Change change, Optional<String> modelId) {
    Subject subject = change.subject();
    boolean itself = modelId.isEmpty() || modelId.get().equals(subject.id());
    return (itself ? "" : subject.kind().word() + " " + subject.id() + ": ")
        + ChangeWords.of(change);
  }
}
