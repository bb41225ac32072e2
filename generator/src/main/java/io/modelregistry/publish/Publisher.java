package io.modelregistry.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to a target: looks what is there, plans, and carries the plan out under a lock.
 *
 * <p>What is to be overwritten is put aside first. What is new is written before what refers to it,
 * the revision after both, then the manifest, and only then is anything deleted and a CDN told. So
 * a run that breaks off leaves a site that works, an old manifest, and a lock that tells the next
 * run what it cannot rely on; or a new manifest, which says what the CDN may not have been told.
 */
public final class Publisher {
  /** How long a publish that broke off blocks others, unless somebody says otherwise. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  /** How long requests that are under way may hold up a process that is told to stop. */
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Target target;
  private final Clock clock;
  private final Duration lease;
  private final boolean adopting;
  private final Cdn cdn;
  private final Progress progress;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Lock lock;

  /**
   * @param clock what time it is, for people and for deletions that wait
   * @param lease how long a run that broke off blocks others
   * @param adopting whether objects of others may be replaced where the site has the same key
   * @param cdn is told what to forget, where the plan names paths
   */
  public Publisher(
      Target target, Clock clock, Duration lease, boolean adopting, Cdn cdn, Progress progress) {
    this.target = target;
    this.clock = clock;
    this.lease = lease;
    this.adopting = adopting;
    this.cdn = cdn;
    this.progress = progress;
  }

  /** Makes a plan for what was found at the target. */
  @FunctionalInterface
  public interface Planning {
    PublishPlan plan(Published published);
  }

  /** A plan for a site or an earlier release. */
  public static Planning planning(Wanted wanted, PlanOptions options) {
    return published -> Planner.plan(wanted, published, options);
  }

  /**
   * An earlier release, to be published again.
   *
   * @param name its number or commit; empty for the one before that which is shown now
   * @throws RefusedException when there is no such release any more
   */
  public Wanted earlier(Manifest manifest, Optional<String> name) {
    Release current = manifest.release();
    if (name.isPresent() && current.number() > 0 && current.isMeantBy(name.get())) {
      // What a publish that broke off has begun to replace.
      return Wanted.release(manifest);
    }
    // Who goes back twice does not want to be where the first step led away from.
    int shown = current.restores() > 0 ? current.restores() : current.number();
    Optional<Release> release =
        manifest.releases().stream()
            .filter(each -> name.map(each::isMeantBy).orElse(each.number() < shown))
            .findFirst();
    if (release.isEmpty()) {
      throw new RefusedException(
          name.map(given -> "no release \"" + given.replaceAll("\\p{Cc}", "?") + "\" is kept at ")
                  .orElse("no earlier release is kept at ")
              + target.name()
              + "; `registry publish --list` shows those there are");
    }
    String key = release.get().manifestKey();
    Target.Found found =
        target
            .read(key)
            .orElseThrow(
                () ->
                    new PublishException(
                        target.name() + "/" + key + " is missing; it was removed"));
    return Wanted.release(Manifest.parse(found.bytes(), target.name() + "/" + key));
  }

  /** What publishing would do, whether or not it may; writes nothing. */
  public PublishPlan rehearse(Planning planning, Seen seen) {
    return plan(planning, seen.published());
  }

  private PublishPlan plan(Planning planning, Published published) {
    PublishPlan plan = planning.plan(published);
    List<String> tooLong = plan.keysLongerThan(target.longestKey());
    if (!tooLong.isEmpty()) {
      throw new RefusedException(
          "refused: keys of more than "
              + target.longestKey()
              + " bytes cannot be stored at "
              + target.name()
              + ": "
              + tooLong.get(0)
              + (tooLong.size() > 1 ? " and " + (tooLong.size() - 1) + " more" : "")
              + "; shorten the id or the prefix");
    }
    return plan;
  }

  /**
   * Publishes; a plan without anything to do writes nothing.
   *
   * @param before what is there; looked at again when another publisher was at work or came since
   * @throws RefusedException when the plan takes too much off the site; nothing was written then
   * @throws PublishException when another publisher is at work, when objects of others are in the
   *     way, or at the first object that cannot be written
   */
  public Outcome publish(Planning planning, Seen before) {
    Seen seen = free(before);
    PublishPlan plan = checked(plan(planning, seen.published()));
    if (plan.isEmpty()) {
      return new Outcome(plan, report(plan, 0, new TreeMap<>(), ""));
    }
    try (Lock taken = Lock.take(target, clock, lease, seen.locks(), plan.touches())) {
      this.lock = taken;
      return publish(planning, taken, seen.published(), plan);
    } finally {
      ended.countDown();
    }
  }

  /** Whoever was at work then may be done by now. */
  private Seen free(Seen before) {
    Seen seen =
        before.locks().isHeld() ? Seen.at(target, before.published().looksForDrift()) : before;
    if (seen.locks().isHeld()) {
      throw seen.locks().held(target.name());
    }
    return seen;
  }

  private Outcome publish(Planning planning, Lock taken, Published seen, PublishPlan first) {
    boolean begun = false;
    try {
      Published published = seen;
      PublishPlan plan = first;
      if (!tag().equals(published.tag()) || !taken.left().equals(published.unknown())) {
        // Another publisher came and went between our looking and our taking the lock.
        published = Published.at(target, taken.left(), seen.looksForDrift());
        plan = checked(plan(planning, published));
        taken.touch(plan.touches());
      }
      begun = true;
      Target guarded = target.guardedBy(taken::check);
      Execution.Aftermath aftermath =
          new Execution(guarded, plan, published, taken, adopting, cdn, progress).run();
      SortedMap<String, String> notDeleted = new TreeMap<>(aftermath.notDeleted());
      notDeleted.putAll(taken.release());
      return new Outcome(
          plan, report(plan, aftermath.deleted(), notDeleted, aftermath.notInvalidated()));
    } catch (PublishException e) {
      end(taken, begun, e);
      throw e;
    }
  }

  /** The plan that was carried out, and what came of it. */
  public record Outcome(PublishPlan plan, PublishReport report) {}

  private static void end(Lock lock, boolean begun, PublishException failure) {
    try {
      if (begun) {
        lock.abandon();
      } else {
        lock.undo();
      }
    } catch (PublishException e) {
      // It expires by itself.
      failure.addSuppressed(e);
    }
  }

  /**
   * Stops publishing and lets the next publisher begin at once; for when this process is told to
   * stop. Waits for requests that are under way, but not for long: the lock expires by itself.
   */
  public void stop() {
    Lock held = lock;
    if (held != null) {
      held.lose("publishing was told to stop");
      try {
        var unused = ended.await(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static PublishPlan checked(PublishPlan plan) {
    plan.refusal()
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return plan;
  }

  private String tag() {
    return target.head(Manifest.KEY).map(Target.Head::tag).orElse("");
  }

  private PublishReport report(
      PublishPlan plan, int deleted, SortedMap<String, String> notDeleted, String notInvalidated) {
    return new PublishReport(
        plan.count(Action.UPLOAD),
        plan.count(Action.HEADERS_ONLY),
        deleted,
        plan.count(Reason.HELD_BACK),
        plan.count(Reason.UNCHANGED),
        plan.bytes(),
        target.requests(),
        notDeleted,
        notInvalidated);
  }
}
