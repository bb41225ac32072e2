package io.modelregistry.publish;

import java.time.Instant;

/**
 * What a plan depends on besides the site and the target.
 *
 * @param keep how many earlier releases can be brought back afterwards, 0 or more
 * @param cached whether caches may hold what was published, so that deleting must wait
 * @param now when the release is published
 */
public record PlanOptions(int keep, MaxDelete maxDelete, boolean cached, Instant now) {
  public PlanOptions {
    if (keep < 0) {
      throw new IllegalArgumentException("0 or more releases can be kept, not " + keep);
    }
  }
}
