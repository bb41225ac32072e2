package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known of a target before a publish.
 *
 * @param tag what the store calls this version of the manifest; empty when there is none
 * @param sha256 of the manifest's bytes; empty when there is none
 * @param unknown keys that a publish which broke off may have written, with the content's hashes
 * @param listing the tags of all that is there, when somebody looked
 */
public record Published(
    Manifest manifest,
    String tag,
    String sha256,
    SortedMap<String, String> unknown,
    Optional<SortedMap<String, String>> listing) {
  /**
   * Looks what is there: one request, and a listing where that is wanted.
   *
   * @param lookForDrift whether to list what is there
   */
  static Published at(Target target, SortedMap<String, String> unknown, boolean lookForDrift) {
    Optional<Target.Found> found = target.read(Manifest.KEY);
    return new Published(
        found
            .map(manifest -> Manifest.parse(manifest.bytes(), target.name() + "/" + Manifest.KEY))
            .orElse(Manifest.EMPTY),
        found.map(Target.Found::tag).orElse(""),
        found.map(manifest -> Sha256.of(manifest.bytes())).orElse(""),
        unknown,
        lookForDrift ? Optional.of(target.list()) : Optional.empty());
  }

  /** Whether somebody looked for what others have removed or altered. */
  boolean looksForDrift() {
    return listing.isPresent();
  }
}
