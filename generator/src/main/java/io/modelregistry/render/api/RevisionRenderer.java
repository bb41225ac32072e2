package io.modelregistry.render.api;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.source.Provenance;
import java.time.Instant;

/** Renders the one file that says which commit and day the site is of. */
public final class RevisionRenderer {
  private final SiteBase base;

  /**
   * @param base what links start with
   */
  public RevisionRenderer(SiteBase base) {
    this.base = base;
  }

  /**
   * The revision.
   *
   * @param files the {@link FileList} of the site
   * @param asOf the instant whose prices and dates are current
   */
  public Artifact render(Artifact files, Provenance provenance, Instant asOf) {
    Envelope envelope = new Envelope(base);
    return envelope.one(
        ApiRoute.REVISION,
        ApiRoute.REVISION.path(),
        envelope.links().to("index", ApiRoute.INDEX.path()),
        new ObjectBuilder()
            .textOrNull("commit", provenance.commit())
            .textOrNull("committed_at", provenance.committedAt())
            .flag("dirty", provenance.dirty())
            .text("as_of", asOf)
            .flag("timestamps_complete", provenance.timestampsComplete())
            .text("site_hash", files.sha256())
            .build());
  }
}
