package io.modelregistry.publish;

import io.modelregistry.render.SiteBase;
import java.time.Instant;
import java.util.Optional;

/**
 * What a plan depends on besides the site and the target.
 *
 * @param keep how many earlier releases can be brought back afterwards, 0 or more
 * @param cached whether caches may hold what was published, so that deleting must wait
 * @param now when the release is published
 * @param cdnBase where the site's root is on the CDN that is told what to forget; empty for no CDN
 */
public record PlanOptions(
    int keep, MaxDelete maxDelete, boolean cached, Instant now, Optional<SiteBase> cdnBase) {
  public PlanOptions {
    if (keep < 0) {
      throw new IllegalArgumentException("0 or more releases can be kept, not " + keep);
    }
  }
}
