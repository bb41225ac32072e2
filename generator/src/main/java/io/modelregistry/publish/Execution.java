package io.modelregistry.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Cdn cdn;
  private final Progress progress;

  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final Set<String> notKept = ConcurrentHashMap.newKeySet();
  private final SortedSet<String> foreign = new ConcurrentSkipListSet<>();

  /**
   * @param adopting whether objects of others may be replaced where the site has the same key
   */
  Execution(
      Target target,
      PublishPlan plan,
      Published published,
      Lock lock,
      boolean adopting,
      Cdn cdn,
      Progress progress) {
    this.target = target;
    this.plan = plan;
    this.published = published;
    this.lock = lock;
    this.adopting = adopting;
    this.cdn = cdn;
    this.progress = progress;
  }

  /**
   * What came of what is done once the release counts as published.
   *
   * @param deleted how many objects of the site were deleted
   * @param notDeleted what could not be deleted, with the reason
   * @param notInvalidated why the CDN was not told; empty when it was, or there was nothing to tell
   */
  record Aftermath(int deleted, SortedMap<String, String> notDeleted, String notInvalidated) {}

  /** All of it. */
  Aftermath run() {
    progress.begin(plan.steps().stream().filter(step -> step.action() != Action.KEEP).count());
    try (Workers workers = new Workers(target::concurrency)) {
      workers.forEach(plan.copies(), this::putAside);
      checkKept();
      archive();
      for (List<PublishPlan.Step> wave : plan.waves()) {
        workers.forEach(wave, this::write);
        checkForeign();
      }
      Manifest manifest = plan.manifest().withTags(tags).withoutKept(notKept);
      String tag = store(manifest, published.tag());
      Deletions deletions = delete(workers);
      String notInvalidated = invalidate();
      Manifest tidy = manifest.withoutDeleted(deletions.done());
      tidy = notInvalidated.isEmpty() && !plan.invalidated().isEmpty() ? tidy.withoutStale() : tidy;
      if (!tidy.equals(manifest)) {
        store(tidy, tag);
      }
      return new Aftermath(deletions.objects(), deletions.failures(), notInvalidated);
    } finally {
      progress.end();
    }
  }

  /**
   * Keys that are there no more, or are not ours; how many of them are objects of the site; and
   * what could not be deleted.
   */
  private record Deletions(
      SortedSet<String> done, int objects, SortedMap<String, String> failures) {}

  private Deletions delete(Workers workers) {
    List<String> keys = plan.deletions();
    SortedSet<String> others = new ConcurrentSkipListSet<>();
    workers.forEach(
        keys,
        key -> {
          if (isSomebodyElses(key)) {
            others.add(key);
          }
        });
    List<String> ours = keys.stream().filter(key -> !others.contains(key)).toList();
    SortedMap<String, String> failures = ours.isEmpty() ? new TreeMap<>() : target.delete(ours);
    SortedSet<String> done = new TreeSet<>(keys);
    done.removeAll(failures.keySet());
    List<PublishPlan.Step> deleted =
        plan.steps().stream()
            .filter(step -> done.contains(step.key()) && !others.contains(step.key()))
            .toList();
    deleted.forEach(progress::done);
    return new Deletions(done, deleted.size(), failures);
  }

  /** After deleting, so that no cache fetches once more what is about to go. */
  private String invalidate() {
    if (plan.invalidated().isEmpty()) {
      return "";
    }
    lock.check();
    try {
      cdn.invalidate(plan.invalidated());
      return "";
    } catch (PublishException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A run that broke off may have said that it would make an object, and met one of others. */
  private boolean isSomebodyElses(String key) {
    Retired retired = plan.manifest().retired().get(key);
    return retired != null
        && retired.object().isEmpty()
        && target.head(key).filter(head -> !isOurs(retired.sha256(), head)).isPresent();
  }

  private void putAside(KeepCopy copy) {
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

  /** Before anything is written: what is to be brought back is there. */
  private void checkKept() {
    for (PublishPlan.Step step : plan.steps()) {
      if (step.keptSource().filter(notKept::contains).isPresent()) {
        throw lost(step.key());
      }
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
    Retired retired = plan.last().retired().get(object.key());
    return isOurs(object.sha256(), there)
        || isOurs(published.unknown().getOrDefault(object.key(), ""), there)
        || (retired != null && isOurs(retired.sha256(), there));
  }

  /** Whoever publishes notes the hash, where a store can keep notes. */
  private boolean isOurs(String hashes, Target.Head there) {
    return !there.sha256().isEmpty() && (target.keepsHeaders() || hashes.contains(there.sha256()));
  }

  private Optional<String> overwrite(Publication publication) {
    StoredObject object = publication.object();
    if (publication.source() instanceof Publication.Source.Local local) {
      return put(object, local.file(), Precondition.NONE);
    }
    Optional<String> tag = target.copy(Kept.key(Kept.id(object)), "", object);
    if (tag.isEmpty()) {
      throw lost(object.key());
    }
    return tag;
  }

  private PublishException lost(String key) {
    return new PublishException(
        "cannot bring back "
            + key
            + " at "
            + target.name()
            + ": its bytes were removed; publish the site anew");
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
