package io.modelregistry.render.api;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.source.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
   * @param others all other artifacts of the site, in any order
   * @param asOf the instant whose prices and dates are current
   */
  public Artifact render(List<Artifact> others, Provenance provenance, Instant asOf) {
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
            .text("site_hash", siteHash(others))
            .build());
  }

  /**
   * SHA-256, in hexadecimal, of one line an artifact, by path: its own hash, two spaces, its path,
   * LF. So {@code sha256sum} over the sorted files of a site, piped into itself, gives the same.
   */
  static String siteHash(List<Artifact> artifacts) {
    // Hashing is most of the work of a large site, and each artifact keeps its hash.
    artifacts.parallelStream().forEach(Artifact::sha256);
    MessageDigest whole = Sha256.digest();
    artifacts.stream()
        .sorted(Comparator.comparing(Artifact::path))
        .map(artifact -> artifact.sha256() + "  " + artifact.path() + "\n")
        .forEach(line -> whole.update(line.getBytes(StandardCharsets.UTF_8)));
    return Sha256.hex(whole.digest());
  }
}
