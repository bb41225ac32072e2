package io.modelregistry.publish.s3;

import io.modelregistry.publish.Cdn;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Layout;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.MaxDelete;
import io.modelregistry.publish.PlanOptions;
import io.modelregistry.publish.Progress;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.Publishing;
import io.modelregistry.publish.Seen;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.Wanted;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** An S3 server behind a proxy that makes faults, and publishers that do not wait long for it. */
final class FaultyStore implements AutoCloseable {
  static final Layout LAYOUT = new Layout(Publishing.DEFAULTS, true, false);
  static final Layout WITHOUT_COPIES = new Layout(Publishing.DEFAULTS, false, false);

  /** Two releases are kept, and what is gone is deleted at once. */
  static final PlanOptions OPTIONS =
      new PlanOptions(2, new MaxDelete(100, true), false, Publishing.NOW, Optional.empty());

  private static final Duration LONG = Duration.ofSeconds(5);
  private static final BackoffStrategy AT_ONCE = BackoffStrategy.retryImmediately();

  /** As many attempts as in earnest, without the pauses. */
  static final Patience STUBBORN = new Patience(LONG, LONG, AT_ONCE, 15, 5);

  /** One attempt. */
  static final Patience HASTY = new Patience(LONG, LONG, AT_ONCE, 1, 1);

  static final Clock CLOCK = Clock.fixed(Publishing.NOW, ZoneOffset.UTC);
  static final Duration LEASE = Duration.ofSeconds(30);

  final S3Server server;
  final FaultProxy proxy;

  FaultyStore() throws Exception {
    server = new S3Server();
    proxy = new FaultProxy(server.endpoint());
  }

  /** Below a prefix of its own, through the proxy. */
  S3Target target(String prefix, int concurrency, Patience patience) {
    return new S3Target(
        new Destination.Bucket(S3Server.BUCKET, prefix),
        new S3Options(proxy.endpoint(), "us-east-1", null, null, concurrency),
        patience);
  }

  static Publisher publisher(Target target, Clock clock, Duration lease) {
    return new Publisher(target, clock, lease, false, Cdn.NONE, Progress.NONE);
  }

  static Publisher.Planning planning(Site site) {
    return planning(site, LAYOUT);
  }

  private static Publisher.Planning planning(Site site, Layout layout) {
    return Publisher.planning(Wanted.site(SiteFiles.of(site), layout, "c0ffee"), OPTIONS);
  }

  PublishReport publish(String prefix, Patience patience, Site site) {
    return publish(prefix, patience, site, LAYOUT);
  }

  PublishReport publish(String prefix, Patience patience, Site site, Layout layout) {
    try (S3Target target = target(prefix, 4, patience)) {
      return publisher(target, CLOCK, LEASE)
          .publish(planning(site, layout), Seen.at(target, false))
          .report();
    }
  }

  /** All that lies below a prefix: type, caching and text by key. */
  SortedMap<String, String> objects(String prefix) throws IOException {
    SortedMap<String, String> objects = new TreeMap<>();
    server
        .objects(prefix + "/")
        .forEach((key, text) -> objects.put(key.substring(prefix.length() + 1), text));
    return objects;
  }

  /** What readers see below a prefix: text by key. */
  SortedMap<String, String> site(String prefix) throws IOException {
    SortedMap<String, String> site = new TreeMap<>();
    objects(prefix)
        .forEach(
            (key, object) -> {
              if (!key.startsWith(Manifest.FOLDER)) {
                site.put(key, object.split(" \\| ", 3)[2]);
              }
            });
    return site;
  }

  /** A clock that is put forward by hand. */
  static final class HandClock extends Clock {
    private volatile Instant now = Publishing.NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
