package io.modelregistry.render.api;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.source.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
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
    MessageDigest whole = sha256();
    MessageDigest one = sha256();
    artifacts.stream()
        .sorted(Comparator.comparing(Artifact::path))
        .forEach(
            artifact -> {
              String hash = HexFormat.of().formatHex(one.digest(artifact.bytes()));
              whole.update((hash + "  " + artifact.path() + "\n").getBytes(StandardCharsets.UTF_8));
            });
    return HexFormat.of().formatHex(whole.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
