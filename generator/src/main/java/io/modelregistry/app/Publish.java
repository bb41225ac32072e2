package io.modelregistry.app;

import io.modelregistry.publish.CachePolicy;
import io.modelregistry.publish.Cdn;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Layout;
import io.modelregistry.publish.MaxDelete;
import io.modelregistry.publish.PlanOptions;
import io.modelregistry.publish.Progress;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.PublishPlan;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.RefusedException;
import io.modelregistry.publish.Seen;
import io.modelregistry.publish.SiteFile;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.Wanted;
import io.modelregistry.publish.file.FileTarget;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.publish.s3.S3Target;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes a built site or an earlier release, and tells what is there. */
public final class Publish implements AutoCloseable {
  private final Target target;
  private final Clock clock;

  private Publish(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  /**
   * Makes no request yet.
   *
   * @param workingDirectory what a relative {@code file:DIR} starts from
   * @param store how to speak to S3
   * @param clock what time it is
   * @throws PublishException when the target cannot be meant
   */
  public static Publish to(
      Destination destination, S3Options store, Path workingDirectory, Clock clock) {
    if (destination instanceof Destination.Bucket bucket) {
      return new Publish(new S3Target(bucket, store), clock);
    }
    Destination.Folder folder = (Destination.Folder) destination;
    return new Publish(new FileTarget(workingDirectory.resolve(folder.path()), clock), clock);
  }

  /**
   * Begins to look what is at the target, beside whatever is done meanwhile.
   *
   * @param lookForDrift whether to look for objects that somebody else has removed or altered
   */
  public Look look(boolean lookForDrift) {
    return Look.begin(() -> Seen.at(target, lookForDrift));
  }

  /** What shall be at the target. */
  public sealed interface What {
    /**
     * A built site.
     *
     * @param extensionless whether API files get a copy without their ending
     * @param gzip whether text is stored compressed
     */
    record BuiltSite(SiteFiles site, CachePolicy cache, boolean extensionless, boolean gzip)
        implements What {}

    /**
     * A release that was published before.
     *
     * @param name its number or commit; empty for the one before the current one
     */
    record EarlierRelease(Optional<String> name) implements What {}
  }

  /**
   * How to publish.
   *
   * @param keep how many earlier releases can be brought back afterwards
   * @param adopting whether objects of others may be replaced where the site has the same key
   * @param edge what is told of the change afterwards; empty for nothing
   */
  public record How(int keep, MaxDelete maxDelete, boolean adopting, Optional<Edge> edge) {}

  /**
   * A network of caches in front of the target.
   *
   * @param base where the site's root is on it
   */
  public record Edge(Cdn cdn, SiteBase base) {}

  /** The plan, whether or not it may be carried out; writes nothing. */
  public PublishPlan rehearse(What what, How how, Look look) {
    Publisher publisher = publisher(how, Progress.NONE);
    Seen seen = look.seen();
    return publisher.rehearse(planning(what, how, publisher, seen), seen);
  }

  /**
   * Publishes.
   *
   * @throws RefusedException when it would take too much off the site, objects of others are in the
   *     way, or there is no such release
   * @throws PublishException when the target cannot be reached or refuses, another publisher is at
   *     work, or the site is empty
   */
  public Publisher.Outcome run(What what, How how, Look look, Progress progress) {
    Publisher publisher = publisher(how, progress);
    Seen seen = look.seen();
    Publisher.Planning planning = planning(what, how, publisher, seen);
    Thread hook = new Thread(publisher::stop, "publish-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return publisher.publish(planning, seen);
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being stopped, and the hook is at work.
      return;
    }
  }

  private Publisher publisher(How how, Progress progress) {
    Cdn cdn = how.edge().map(Edge::cdn).orElse(Cdn.NONE);
    return new Publisher(target, clock, Publisher.LEASE, how.adopting(), cdn, progress);
  }

  private Publisher.Planning planning(What what, How how, Publisher publisher, Seen seen) {
    if (what instanceof What.BuiltSite built) {
      Layout layout =
          new Layout(
              built.cache(),
              built.extensionless() && target.takesNamesOfFolders(),
              built.gzip() && target.keepsHeaders());
      Wanted wanted = Wanted.site(built.site(), layout, Revision.of(built.site()).commit());
      return Publisher.planning(wanted, options(how.keep(), how));
    }
    What.EarlierRelease earlier = (What.EarlierRelease) what;
    Wanted wanted = publisher.earlier(seen.manifest(), earlier.name());
    // Else it would throw away what it has just copied back.
    return Publisher.planning(wanted, options(Math.max(1, how.keep()), how));
  }

  private PlanOptions options(int keep, How how) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new PlanOptions(
        keep, how.maxDelete(), target.keepsHeaders(), now, how.edge().map(Edge::base));
  }

  /**
   * What a built site says of its making.
   *
   * @param commit of the data; empty when that is not known
   * @param hasCompleteHistory whether it knows when each of its entities came and changed
   */
  public record Revision(String commit, boolean hasCompleteHistory) {
    /**
     * Reads it.
     *
     * @throws PublishException when there is none, or it is damaged
     */
    public static Revision of(SiteFiles site) {
      String path = ApiRoute.REVISION.path();
      SiteFile file =
          site.files().stream()
              .filter(each -> each.path().equals(path))
              .findFirst()
              .orElseThrow(() -> new PublishException("the site has no " + path));
      try (InputStream in = file.content().open()) {
        JsonNode data = JsonMapper.shared().readTree(in).path("data");
        return new Revision(
            data.path("commit").asString(""), data.path("timestamps_complete").asBoolean(false));
      } catch (IOException | JacksonException e) {
        throw new PublishException("the site's " + path + " cannot be read", e);
      }
    }
  }

  @Override
  public void close() {
    target.close();
  }
}
