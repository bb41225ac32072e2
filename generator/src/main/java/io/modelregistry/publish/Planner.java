package io.modelregistry.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a target shall hold with what was published there last. Pure: one planner makes one
 * plan.
 */
final class Planner {
  /** Why bytes are lost that were published. */
  private static final Set<Reason> OVERWRITING =
      EnumSet.of(Reason.CONTENT, Reason.ENCODING, Reason.UNKNOWN);

  /** S3 takes requests of machines whose clocks are wrong by less than this. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(15);

  private final Wanted wanted;
  private final Published published;
  private final Manifest last;
  private final PlanOptions options;
  private final List<PublishPlan.Step> steps = new ArrayList<>();
  private final SortedMap<String, Retired> retired = new TreeMap<>();
  private final Keeping keeping;
  private final Instant cachedUntil;

  private Planner(Wanted wanted, Published published, PlanOptions options) {
    this.wanted = wanted;
    this.published = published;
    this.last = published.manifest();
    this.options = options;
    this.keeping = new Keeping(last, options.keep());
    this.cachedUntil = cachedUntil();
  }

  /**
   * What makes the target hold exactly what is wanted, besides what is not ours.
   *
   * @throws PublishException when the bytes of a release that is brought back are not kept
   */
  static PublishPlan plan(Wanted wanted, Published published, PlanOptions options) {
    return new Planner(wanted, published, options).plan();
  }

  private PublishPlan plan() {
    wanted.objects().values().forEach(this::want);
    SortedSet<String> gone = new TreeSet<>(last.objects().keySet());
    gone.addAll(last.retired().keySet());
    gone.addAll(published.unknown().keySet());
    gone.removeAll(wanted.objects().keySet());
    int newlyGone = 0;
    for (String key : gone) {
      newlyGone += last.objects().containsKey(key) ? 1 : 0;
      retire(key);
    }
    steps.sort(Comparator.comparing(PublishPlan.Step::key));
    boolean changesSite =
        newlyGone > 0 || wanted.objects().values().stream().anyMatch(this::isOther);
    keepWhatIsBroughtBack();
    List<String> invalidated =
        options
            .cdnBase()
            .map(base -> Invalidation.paths(stale(), last.stale(), base))
            .orElse(List.of());
    Manifest next = next(changesSite, invalidated);
    return new PublishPlan(
        steps,
        keeping.copies(),
        changesSite,
        newlyGone,
        refusal(newlyGone),
        last,
        next,
        invalidated);
  }

  /** Mending what a run that broke off or somebody else has altered makes no new release. */
  private boolean isOther(Publication publication) {
    StoredObject object = publication.object();
    StoredObject stored = last.objects().get(object.key());
    return stored == null
        || stored.encoding() != object.encoding()
        || !stored.hasContentOf(object)
        || !stored.hasHeadersOf(object);
  }

  private void want(Publication publication) {
    StoredObject object = publication.object();
    Retired before = last.retired().get(object.key());
    boolean touched = published.unknown().containsKey(object.key());
    @Nullable StoredObject stored = last.objects().get(object.key());
    @Nullable StoredObject perhaps = null;
    if (stored == null && before != null) {
      // It is there still, unless a run that broke off was just deleting it or showing it again.
      if (touched || !before.isCertain()) {
        perhaps = before.object().orElse(null);
      } else {
        stored = before.object().orElse(null);
      }
    }
    boolean unknown = stored != null && touched;
    Reason reason = reason(object, stored, unknown);
    String detail = reason == Reason.HEADERS && stored != null ? difference(stored, object) : "";
    steps.add(new PublishPlan.Step(object.key(), reason, detail, Optional.of(publication)));
    if (perhaps != null) {
      keeping.replace(perhaps, object, true);
    } else if (stored != null && OVERWRITING.contains(reason)) {
      keeping.replace(stored, object, unknown);
    }
  }

  /** Keys of which caches may hold what is no longer there; the others are new or as they were. */
  private List<String> stale() {
    return steps.stream()
        .filter(
            step ->
                switch (step.reason()) {
                  case UNCHANGED -> false;
                  // A run that broke off may have written it.
                  case HELD_BACK -> published.unknown().containsKey(step.key());
                  case NEW ->
                      published.unknown().containsKey(step.key())
                          || last.retired().containsKey(step.key());
                  default -> true;
                })
        .map(PublishPlan.Step::key)
        .toList();
  }

  /** All that a release is made of again is copied from what is kept: so it must be kept first. */
  private void keepWhatIsBroughtBack() {
    if (steps.stream().allMatch(step -> step.keptSource().isEmpty())) {
      return;
    }
    SortedMap<String, StoredObject> served = new TreeMap<>();
    for (StoredObject object : last.objects().values()) {
      served.putIfAbsent(Kept.id(object), object);
    }
    for (Retired before : last.retired().values()) {
      before.object().ifPresent(object -> served.putIfAbsent(Kept.id(object), object));
    }
    for (PublishPlan.Step step : steps) {
      Optional<String> id = step.keptSource();
      if (id.isPresent() && !keeping.has(id.get())) {
        StoredObject object = served.get(id.get());
        if (object == null) {
          throw new PublishException(
              "release "
                  + wanted.restores()
                  + " cannot be brought back: the bytes of "
                  + step.key()
                  + " are not kept any more");
        }
        keeping.keep(object, mayBeGone(object.key()));
      }
    }
  }

  private Reason reason(StoredObject object, @Nullable StoredObject stored, boolean unknown) {
    if (unknown) {
      return Reason.UNKNOWN;
    }
    if (stored == null) {
      return Reason.NEW;
    }
    if (published.listing().isPresent()) {
      String tag = published.listing().get().get(object.key());
      if (tag == null) {
        return Reason.MISSING;
      }
      if (!stored.tag().isEmpty() && !tag.equals(stored.tag())) {
        return Reason.ALTERED;
      }
    }
    if (!stored.hasContentOf(object)) {
      return Reason.CONTENT;
    }
    if (stored.encoding() != object.encoding()) {
      return Reason.ENCODING;
    }
    return stored.hasHeadersOf(object) ? Reason.UNCHANGED : Reason.HEADERS;
  }

  private static String difference(StoredObject from, StoredObject to) {
    List<String> parts = new ArrayList<>();
    if (!from.contentType().equals(to.contentType())) {
      parts.add("Content-Type from " + from.contentType() + " to " + to.contentType());
    }
    if (!from.cacheControl().equals(to.cacheControl())) {
      parts.add("Cache-Control from " + from.cacheControl() + " to " + to.cacheControl());
    }
    return String.join(", ", parts);
  }

  private void retire(String key) {
    Optional<Retired> found = retired(key);
    if (found.isEmpty()) {
      return;
    }
    Retired now = found.get();
    retired.put(key, now);
    if (!now.isDue(options.now())) {
      String detail = "until " + now.deleteAfter();
      steps.add(new PublishPlan.Step(key, Reason.HELD_BACK, detail, Optional.empty()));
      return;
    }
    Reason reason = last.retired().containsKey(key) ? Reason.DUE : Reason.GONE;
    steps.add(new PublishPlan.Step(key, reason, "", Optional.empty()));
    now.object().ifPresent(stored -> keeping.keep(stored, now.lastRelease(), !now.isCertain()));
  }

  /** Empty for what a run that broke off has deleted, and has noted that it did. */
  private Optional<Retired> retired(String key) {
    StoredObject object = last.objects().get(key);
    Retired before = last.retired().get(key);
    String touched = published.unknown().get(key);
    if (object == null && before == null) {
      return Optional.ofNullable(touched)
          .filter(sha256 -> !sha256.isEmpty())
          .map(sha256 -> Retired.perhaps(sha256, cachedUntil));
    }
    if (object != null) {
      Retired now = Retired.of(object, last.release().number(), cachedUntil);
      return Optional.of(touched == null ? now : now.touched(touched, cachedUntil));
    }
    if (before == null || touched == null) {
      return Optional.ofNullable(before);
    }
    // A run that broke off may have shown it again.
    Instant until = before.isDue(options.now()) ? before.deleteAfter() : cachedUntil;
    return Optional.of(before.touched(touched, until));
  }

  /** Whether a run that broke off may have put it aside and replaced or deleted it. */
  private boolean mayBeGone(String key) {
    Retired before = last.retired().get(key);
    return published.unknown().containsKey(key) || (before != null && !before.isCertain());
  }

  /** When no cache serves any more what was published until now. */
  private Instant cachedUntil() {
    Duration longest = Duration.ZERO;
    if (options.cached()) {
      Set<String> distinct = new HashSet<>();
      last.objects().values().forEach(object -> distinct.add(object.cacheControl()));
      for (String cacheControl : distinct) {
        Duration lifetime = CacheLifetime.of(cacheControl);
        if (!CacheLifetime.isForever(cacheControl) && lifetime.compareTo(longest) > 0) {
          longest = lifetime;
        }
      }
    }
    Instant until =
        longest.isZero() ? options.now() : options.now().plus(longest).plus(CLOCKS_DIFFER);
    return until.isAfter(last.cachedUntil()) ? until : last.cachedUntil();
  }

  private Manifest next(boolean changesSite, List<String> invalidated) {
    List<Release> releases = keeping.releases(changesSite);
    SortedMap<String, StoredObject> objects = new TreeMap<>();
    for (PublishPlan.Step step : steps) {
      step.publication()
          .map(Publication::object)
          .ifPresent(object -> objects.put(object.key(), tagged(object, step.reason())));
    }
    return new Manifest(
        changesSite ? wanted.release(last.release().number() + 1, options.now()) : last.release(),
        changesSite ? published.sha256() : last.previous(),
        objects,
        retired,
        keeping.kept(),
        releases,
        keeping.garbage(),
        changesSite && cachedUntil.isAfter(options.now()) ? cachedUntil : last.cachedUntil(),
        invalidated.isEmpty() ? last.stale() : invalidated);
  }

  private StoredObject tagged(StoredObject object, Reason reason) {
    if (reason != Reason.UNCHANGED) {
      return object;
    }
    StoredObject stored = last.objects().get(object.key());
    if (stored == null) {
      Retired before = last.retired().get(object.key());
      stored = before == null ? null : before.object().orElse(null);
    }
    return stored == null ? object : object.withTag(stored.tag());
  }

  private Optional<String> refusal(int newlyGone) {
    int published = last.objects().size();
    if (options.maxDelete().allows(newlyGone, published)) {
      return Optional.empty();
    }
    return Optional.of(
        "refused: "
            + newlyGone
            + " of "
            + published
            + " published objects are not in this site, and at most "
            + options.maxDelete()
            + " may go at once; if that is meant, publish with --max-delete "
            + (options.maxDelete().isPercent()
                ? Math.min(100, (newlyGone * 100L + published - 1) / Math.max(1, published)) + "%"
                : Integer.toString(newlyGone)));
  }
}
