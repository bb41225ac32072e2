package io.modelregistry.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Carries one plan out, under a lock that somebody else has taken and gives back. */
final class Execution {
  /** So many keys in the way are named; more would not be read. */
  private static final int NAMED = 10;

  private final Target target;
  private final PublishPlan plan;
  private final Published published;
  private final Lock lock;
  private final boolean adopting;
  private final Progress progress;

  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final SortedSet<String> notKept = new ConcurrentSkipListSet<>();
  private final SortedSet<String> foreign = new ConcurrentSkipListSet<>();
  private final Map<String, String> unchangedById = new HashMap<>();

  /**
   * @param adopting whether objects of others may be replaced where the site has the same key
   */
  Execution(
      Target target,
      PublishPlan plan,
      Published published,
      Lock lock,
      boolean adopting,
      Progress progress) {
    this.target = target;
    this.plan = plan;
    this.published = published;
    this.lock = lock;
    this.adopting = adopting;
    this.progress = progress;
    for (PublishPlan.Step step : plan.steps()) {
      StoredObject stored = plan.last().objects().get(step.key());
      if (step.reason() == Reason.UNCHANGED && stored != null) {
        unchangedById.putIfAbsent(Kept.id(stored), step.key());
      }
    }
  }

  /**
   * All of it.
   *
   * @return what could not be deleted, with the reason
   */
  SortedMap<String, String> run() {
    List<String> deletions = plan.deletions();
    progress.begin(plan.steps().stream().filter(step -> step.action() != Action.KEEP).count());
    try {
      try (Workers workers = new Workers(target.concurrency())) {
        workers.forEach(plan.copies(), this::putAside);
        archive();
        for (List<PublishPlan.Step> wave : plan.waves()) {
          workers.forEach(wave, this::write);
          checkForeign();
        }
      }
      Manifest manifest = plan.manifest().withTags(tags).withoutKept(notKept);
      String tag = store(manifest, published.tag());
      SortedMap<String, String> notDeleted = new TreeMap<>();
      if (!deletions.isEmpty()) {
        lock.check();
        notDeleted.putAll(target.delete(deletions));
        SortedSet<String> deleted = new TreeSet<>(deletions);
        deleted.removeAll(notDeleted.keySet());
        store(manifest.withoutDeleted(deleted), tag);
        plan.steps().stream().filter(step -> deleted.contains(step.key())).forEach(progress::done);
      }
      return notDeleted;
    } finally {
      progress.end();
    }
  }

  private void putAside(KeepCopy copy) {
    lock.check();
    StoredObject destination = copy.destination();
    if (copy.mayBeGone() && target.head(destination.key()).isPresent()) {
      return;
    }
    StoredObject object = copy.object();
    if (target.copy(object.key(), object.tag(), destination).isEmpty()) {
      // Somebody else removed or altered it: that release can no longer be brought back whole.
      notKept.add(copy.id());
    }
  }

  /** The manifest of the release that is replaced, for bringing it back. */
  private void archive() {
    Release last = plan.last().release();
    if (!plan.changesSite() || !plan.manifest().releases().contains(last)) {
      return;
    }
    StoredObject copy = Locks.object(last.manifestKey(), plan.last().bytes());
    if (target.copy(Manifest.KEY, published.tag(), copy).isEmpty()) {
      throw interfered();
    }
  }

  private void write(PublishPlan.Step step) {
    lock.check();
    Publication publication = step.publication().orElseThrow();
    Optional<String> tag =
        step.action() == Action.HEADERS_ONLY
            ? changeHeaders(publication)
            : step.reason() == Reason.NEW ? create(publication) : overwrite(publication);
    if (tag.isEmpty()) {
      foreign.add(step.key());
      return;
    }
    tags.put(step.key(), tag.get());
    progress.done(step);
  }

  private Optional<String> changeHeaders(Publication publication) {
    StoredObject object = publication.object();
    StoredObject stored = plan.last().objects().get(object.key());
    String tag = stored == null ? "" : stored.tag();
    Optional<String> changed = target.copy(object.key(), tag, object);
    return changed.isPresent() ? changed : overwrite(publication);
  }

  /** Empty when an object of somebody else is in the way. */
  private Optional<String> create(Publication publication) {
    StoredObject object = publication.object();
    if (publication.source() instanceof Publication.Source.Local local) {
      Optional<String> created = put(object, local.file(), Precondition.ABSENT);
      if (created.isPresent()) {
        return created;
      }
    }
    Optional<Target.Head> there = target.head(object.key());
    if (there.isPresent() && !adopting && !isOurs(object, there.get())) {
      return Optional.empty();
    }
    return overwrite(publication);
  }

  /**
   * A run that broke off, or a request whose answer was lost, leaves objects that no manifest has.
   */
  private boolean isOurs(StoredObject object, Target.Head there) {
    if (there.sha256().isEmpty()) {
      return false;
    }
    if (target.keepsHeaders() || there.sha256().equals(object.sha256())) {
      return true;
    }
    Retired retired = plan.last().retired().get(object.key());
    return there.sha256().equals(published.unknown().get(object.key()))
        || (retired != null
            && retired
                .object()
                .map(StoredObject::sha256)
                .filter(there.sha256()::equals)
                .isPresent());
  }

  private Optional<String> overwrite(Publication publication) {
    StoredObject object = publication.object();
    if (publication.source() instanceof Publication.Source.Local local) {
      return put(object, local.file(), Precondition.NONE);
    }
    String id = Kept.id(object);
    String unchanged = unchangedById.get(id);
    String from = unchanged == null ? Kept.key(id) : unchanged;
    Optional<String> tag = target.copy(from, "", object);
    if (tag.isEmpty()) {
      throw new PublishException(
          "cannot bring back "
              + object.key()
              + " at "
              + target.name()
              + ": its bytes were removed; publish the site anew");
    }
    return tag;
  }

  private Optional<String> put(StoredObject object, SiteFile file, Precondition precondition) {
    try {
      return target.put(object, object.encoding().body(file), precondition);
    } catch (IOException e) {
      throw new PublishException(
          "cannot publish " + object.key() + ": " + IoProblem.words(e) + "; build the site again",
          e);
    }
  }

  private void checkForeign() {
    if (foreign.isEmpty()) {
      return;
    }
    List<String> keys = new ArrayList<>(foreign);
    lock.spare(keys);
    String more = keys.size() > NAMED ? " and " + (keys.size() - NAMED) + " more" : "";
    throw new RefusedException(
        "objects of somebody else are in the way at "
            + target.name()
            + ": "
            + String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
            + more
            + "; move them, or replace them with --adopt");
  }

  /**
   * Writes the manifest where the one that was seen still lies.
   *
   * @return its tag
   */
  private String store(Manifest manifest, String expected) {
    lock.check();
    byte[] bytes = manifest.bytes();
    StoredObject object = Locks.object(Manifest.KEY, bytes);
    Precondition precondition =
        expected.isEmpty() ? Precondition.ABSENT : new Precondition.Unchanged(expected);
    Optional<String> tag = target.put(object, Body.of(bytes), precondition);
    if (tag.isPresent()) {
      return tag.get();
    }
    // A request whose answer was lost is made again, and then meets its own success.
    return target
        .head(Manifest.KEY)
        .filter(there -> there.sha256().equals(object.sha256()))
        .map(Target.Head::tag)
        .orElseThrow(this::interfered);
  }

  private PublishException interfered() {
    return new PublishException(
        "another publisher has changed "
            + target.name()
            + "/"
            + Manifest.KEY
            + " in the meantime; the next run completes the work");
  }
}
