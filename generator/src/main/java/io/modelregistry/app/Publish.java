package io.modelregistry.app;

import io.modelregistry.publish.CachePolicy;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.PublishPlan;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.SiteFile;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.file.FileTarget;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.publish.s3.S3Target;
import io.modelregistry.render.api.ApiRoute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes a built site: plans, and unless it is a rehearsal carries the plan out. */
public final class Publish {
  private final Path workingDirectory;

  /**
   * @param workingDirectory what a relative {@code file:DIR} starts from
   */
  public Publish(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /**
   * What to publish where.
   *
   * @param store how to speak to S3
   * @param extensionless whether API files get a copy without their ending
   * @param dryRun only plan
   */
  public record Request(
      SiteFiles site,
      Destination destination,
      S3Options store,
      CachePolicy cache,
      boolean extensionless,
      boolean dryRun) {}

  /**
   * What came of it.
   *
   * @param report empty for a rehearsal
   */
  public record Outcome(PublishPlan plan, Optional<PublishReport> report) {}

  /**
   * Publishes.
   *
   * @param done told of each object that was written, by many threads
   * @throws PublishException when the target cannot be reached, refuses, or the site is empty
   */
  public Outcome run(Request request, Consumer<PublishPlan.Step> done) {
    if (request.site().files().isEmpty()) {
      throw new PublishException("the site is empty, and publishing it would delete everything");
    }
    try (Target target = open(request)) {
      Publisher publisher = new Publisher(target, done);
      PublishPlan plan = publisher.plan(request.site(), request.cache(), request.extensionless());
      return new Outcome(
          plan, request.dryRun() ? Optional.empty() : Optional.of(publisher.execute(plan)));
    }
  }

  /**
   * Whether the site knows when each of its entities came and changed.
   *
   * @throws PublishException when its revision cannot be read
   */
  public static boolean hasCompleteHistory(SiteFiles site) {
    String path = ApiRoute.REVISION.path();
    SiteFile revision =
        site.files().stream()
            .filter(file -> file.path().equals(path))
            .findFirst()
            .orElseThrow(() -> new PublishException("the site has no " + path));
    try (InputStream in = revision.open()) {
      JsonNode json = JsonMapper.shared().readTree(in);
      return json.at("/data/timestamps_complete").asBoolean(false);
    } catch (IOException | JacksonException e) {
      throw new PublishException("the site's " + path + " cannot be read", e);
    }
  }

  private Target open(Request request) {
    if (request.destination() instanceof Destination.Bucket bucket) {
      return new S3Target(bucket, request.store());
    }
    Destination.Folder folder = (Destination.Folder) request.destination();
    return new FileTarget(workingDirectory.resolve(folder.path()));
  }
}
