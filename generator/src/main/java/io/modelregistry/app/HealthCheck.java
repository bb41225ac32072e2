package io.modelregistry.app;

import io.modelregistry.health.HealthJson;
import io.modelregistry.health.HealthRecord;
import io.modelregistry.health.Outcome;
import io.modelregistry.health.Outcome.Status;
import io.modelregistry.health.Probe;
import io.modelregistry.health.ProbePlan;
import io.modelregistry.json.JsonText;
import io.modelregistry.publish.Body;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Encoding;
import io.modelregistry.publish.Precondition;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.StoredObject;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.file.FileTarget;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.publish.s3.S3Target;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRoute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks which platforms and routes answer. What was seen before is read from where it is
 * published, and only that one object is written again: no build, no commit, no manifest.
 */
public final class HealthCheck {
  /** So many do not all fall silent at once, but for a fault on our side. */
  private static final int ENOUGH = 3;

  /** So often somebody else may write it while we do. */
  private static final int MAX_TRIES = 5;

  private static final String MEDIA_TYPE = "application/json; charset=utf-8";
  private static final String CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=60";

  private final ProbePlan plan;
  private final Function<Collection<Probe>, Map<String, Outcome>> sweep;
  private final SiteBase base;
  private final Clock clock;

  /**
   * @param sweep asks: outcomes by address
   * @param base what links start with
   */
  public HealthCheck(
      ProbePlan plan,
      Function<Collection<Probe>, Map<String, Outcome>> sweep,
      SiteBase base,
      Clock clock) {
    this.plan = plan;
    this.sweep = sweep;
    this.base = base;
    this.clock = clock;
  }

  /** What came of a check: the record, and the document that is published of it. */
  public record Result(HealthRecord record, ObjectNode document) {}

  /**
   * Where health is published.
   *
   * @throws PublishException when the target cannot be meant
   */
  public static Target target(
      Destination destination, S3Options store, Path workingDirectory, Clock clock) {
    return destination instanceof Destination.Bucket bucket
        ? new S3Target(bucket, store)
        : new FileTarget(
            workingDirectory.resolve(((Destination.Folder) destination).path()), clock);
  }

  /**
   * Asks, and remembers nothing.
   *
   * @param platforms whose addresses are asked; all when none is named
   * @throws HealthException when this machine has no network
   */
  public Result run(Collection<String> platforms) {
    return result(HealthRecord.EMPTY, ask(platforms), clock.instant());
  }

  /**
   * Asks, with what was seen before.
   *
   * @param target where it is published
   * @param writes whether it is published anew
   * @param notes told what a person should know
   * @throws HealthException when this machine has no network
   * @throws PublishException when it cannot be read or written
   */
  public Result run(
      Collection<String> platforms, Target target, boolean writes, Consumer<String> notes) {
    Map<String, Outcome> outcomes = ask(platforms);
    Instant now = clock.instant();
    for (int tries = 1; tries <= MAX_TRIES; tries++) {
      Optional<Target.Found> found = target.read(ApiRoute.HEALTH.path());
      Result result = result(before(found, notes), outcomes, now);
      if (!writes || write(target, found, result.document())) {
        return result;
      }
    }
    throw new PublishException(
        "others write "
            + ApiRoute.HEALTH.path()
            + " at "
            + target.name()
            + " all the time; one check at a time is enough");
  }

  private Map<String, Outcome> ask(Collection<String> platforms) {
    Map<String, Outcome> outcomes = sweep.apply(plan.of(platforms));
    long asked = outcomes.values().stream().filter(each -> each.status() != Status.UNKNOWN).count();
    if (asked >= ENOUGH && outcomes.values().stream().noneMatch(Outcome::isAnswer)) {
      throw new HealthException(
          "none of "
              + asked
              + " addresses answers at all: it is this machine that is cut off, and nothing is"
              + " concluded");
    }
    return outcomes;
  }

  private Result result(HealthRecord before, Map<String, Outcome> outcomes, Instant now) {
    HealthRecord record = before.after(plan, outcomes, now);
    Map<String, String> links = new LinkedHashMap<>();
    links.put("self", base.link(ApiRoute.HEALTH.path()));
    links.put("index", base.link(ApiRoute.INDEX.path()));
    links.put("html", base.link("platforms/"));
    return new Result(record, HealthJson.of(record, plan, links));
  }

  private static HealthRecord before(Optional<Target.Found> found, Consumer<String> notes) {
    if (found.isEmpty()) {
      return HealthRecord.EMPTY;
    }
    try {
      return HealthJson.record(found.orElseThrow().bytes());
    } catch (IllegalArgumentException e) {
      notes.accept("What is published as health is not readable, so it starts anew.");
      return HealthRecord.EMPTY;
    }
  }

  private static boolean write(Target target, Optional<Target.Found> found, ObjectNode document) {
    Body body = Body.of((JsonText.compact(document) + "\n").getBytes(StandardCharsets.UTF_8));
    StoredObject object =
        new StoredObject(
            ApiRoute.HEALTH.path(),
            body.sha256(),
            body.length(),
            MEDIA_TYPE,
            CACHE_CONTROL,
            Encoding.IDENTITY,
            "");
    Precondition asSeen =
        found
            .<Precondition>map(each -> new Precondition.Unchanged(each.tag()))
            .orElse(Precondition.ABSENT);
    return target.put(object, body, asSeen).isPresent();
  }
}
