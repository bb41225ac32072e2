package io.modelregistry.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plans and publishes as tests want it, with what they leave out at its simplest. */
public final class Publishing {
  /** When tests publish. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  public static final CachePolicy DEFAULTS = new CachePolicy(Map.of());

  /** Nothing is kept, nothing is held back, and all may go. */
  public static final PlanOptions SIMPLEST =
      new PlanOptions(0, new MaxDelete(100, true), false, NOW, Optional.empty());

  private static final Duration LEASE = Duration.ofSeconds(2);

  private Publishing() {}

  public static Publisher publisher(Target target) {
    return new Publisher(
        target, Clock.fixed(NOW, ZoneOffset.UTC), LEASE, false, Cdn.NONE, Progress.NONE);
  }

  /** Publishes a site with the default headers, and closes the target. */
  public static PublishReport publish(Target target, SiteFiles site) {
    return publish(target, site, new Layout(DEFAULTS, target.takesNamesOfFolders(), false));
  }

  /** Publishes a site, and closes the target. */
  public static PublishReport publish(Target target, SiteFiles site, Layout layout) {
    try (target) {
      return publisher(target)
          .publish(
              Publisher.planning(Wanted.site(site, layout, ""), SIMPLEST), Seen.at(target, false))
          .report();
    }
  }

  public static PublishPlan plan(
      Manifest last, Layout layout, PlanOptions options, SiteFiles site) {
    boolean first = last.release().number() == 0;
    return Planner.plan(
        Wanted.site(site, layout, ""),
        new Published(
            last,
            first ? "" : "tag",
            first ? "" : last.sha256(),
            new TreeMap<>(),
            Optional.empty()),
        options);
  }
}
