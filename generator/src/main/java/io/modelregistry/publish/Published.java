package io.modelregistry.publish;

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
    Optional<SortedMap<String, String>> listing) {}
