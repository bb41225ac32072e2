package io.modelregistry.render.feed;

import io.modelregistry.history.Change;
import io.modelregistry.history.ChangeWords;
import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import io.modelregistry.history.Subject;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Renders all feeds. */
public final class FeedRenderer {
  /** The newest so many entries of each feed. */
  static final int MAX_ENTRIES = 100;

  /** So many changes of one entry are told one by one. */
  static final int MAX_LINES = 50;

  private static final int MAX_TITLE = 150;

  private final Registry registry;
  private final History history;
  private final SiteBase base;
  private final FeedIds ids;

  public FeedRenderer(Registry registry, History history, SiteBase base) {
    this.registry = registry;
    this.history = history;
    this.base = base;
    this.ids = new FeedIds(registry.settings().title(), history);
  }

  /** The feeds of the site, and one of each model, in no particular order. */
  public List<Artifact> render() {
    List<Artifact> artifacts = new ArrayList<>();
    artifacts.add(
        atom(
            Feed.CHANGES,
            "changes/",
            history.entries().stream().limit(MAX_ENTRIES).map(this::ofCommit).toList()));
    artifacts.add(
        atom(
            Feed.NEW_MODELS,
            "changes/",
            byModel(
                Feed.NEW_MODELS,
                change ->
                    change.kind() == Change.Kind.ADDED
                        && change.subject().kind() == EntityKind.MODEL)));
    artifacts.add(
        atom(
            Feed.PRICING,
            "pricing/",
            byModel(Feed.PRICING, change -> change.kind() == Change.Kind.PRICE)));
    artifacts.add(
        atom(
            Feed.DEPRECATIONS,
            "deprecations/",
            byModel(Feed.DEPRECATIONS, FeedRenderer::isDeprecation)));
    artifacts.add(
        Artifact.text(
            Feed.CALENDAR.path(), new DeprecationCalendar(registry, history, base, ids).render()));
    registry.models().forEach(model -> artifacts.add(ofModel(model)));
    return artifacts;
  }

  private static boolean isDeprecation(Change change) {
    return switch (change.kind()) {
      case DEPRECATION -> true;
      case STATUS -> change.after().map(word -> word.asString("")).orElse("").equals("deprecated");
      case REMOVED -> change.subject().kind() != EntityKind.ROUTE;
      default -> false;
    };
  }

  private Artifact atom(Feed feed, String page, List<AtomEntry> entries) {
    return atom(feed.path(), feed.title(), page, entries);
  }

  private Artifact atom(String path, String title, String page, List<AtomEntry> entries) {
    // Without any entry there is no time but the day whose prices are shown.
    Instant updated = entries.isEmpty() ? registry.asOf() : entries.get(0).updated();
    return Artifact.text(
        path,
        AtomXml.of(
            new AtomFeed(
                ids.iri("feed", path),
                title + " · " + registry.settings().title(),
                address(path),
                address(page),
                updated,
                entries)));
  }

  private String address(String path) {
    return base.absolute(path).orElse(base.link(path));
  }

  private Artifact ofModel(Model model) {
    String page = "models/" + model.id() + "/";
    String path = Feed.ofModel(model.id());
    List<AtomEntry> entries =
        history.ofModel(model.id()).stream()
            .limit(MAX_ENTRIES)
            .map(
                entry ->
                    entry(
                        entry,
                        ids.iri("model", history.firstId(model.id()), entry.revision().commit()),
                        address(page)))
            .toList();
    return atom(path, model.name(), page, entries);
  }

  private AtomEntry ofCommit(Entry entry) {
    return entry(entry, ids.iri("commit", entry.revision().commit()), address("changes/"));
  }

  /** The changes that are wanted, an entry a commit and model; what has no model has its own. */
  private List<AtomEntry> byModel(Feed feed, Predicate<Change> wanted) {
    List<AtomEntry> entries = new ArrayList<>();
    for (Entry entry : history.entries()) {
      Map<String, List<Change>> groups = new TreeMap<>();
      entry.changes().stream()
          .filter(wanted)
          .forEach(
              change ->
                  groups.computeIfAbsent(group(change), any -> new ArrayList<>()).add(change));
      for (Map.Entry<String, List<Change>> group : groups.entrySet()) {
        if (entries.size() == MAX_ENTRIES) {
          return entries;
        }
        entries.add(
            entry(
                new Entry(entry.revision(), group.getValue()),
                ids.iri(feed.path(), entry.revision().commit(), group.getKey()),
                address(page(group.getValue().get(0).subject()))));
      }
    }
    return entries;
  }

  private static String group(Change change) {
    Subject subject = change.subject();
    return subject.modelId().map(id -> "model " + id).orElse(subject.kind() + " " + subject.id());
  }

  private String page(Subject subject) {
    Optional<Model> model = subject.modelId().flatMap(registry::model);
    return model.map(found -> "models/" + found.id() + "/").orElse("changes/");
  }

  private static AtomEntry entry(Entry entry, String id, String link) {
    List<String> lines = new ArrayList<>();
    TreeSet<String> kinds = new TreeSet<>();
    for (Change change : entry.changes()) {
      kinds.add(change.kind().word());
      if (lines.size() < MAX_LINES) {
        lines.add(line(change));
      }
    }
    String title = lines.get(0);
    int more = entry.changes().size() - 1;
    if (entry.changes().size() > MAX_LINES) {
      lines.add("and " + (entry.changes().size() - MAX_LINES) + " more");
    }
    if (title.length() > MAX_TITLE) {
      title = title.substring(0, title.offsetByCodePoints(0, MAX_TITLE / 2)) + "…";
    }
    return new AtomEntry(
        id,
        more == 0 ? title : title + " and " + more + " more",
        link,
        entry.revision().committedAt(),
        entry.revision().author(),
        List.copyOf(kinds),
        lines);
  }

  private static String line(Change change) {
    return change.subject().id() + ": " + ChangeWords.of(change);
  }
}
