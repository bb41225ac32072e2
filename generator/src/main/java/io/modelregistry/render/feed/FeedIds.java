package io.modelregistry.render.feed;

import io.modelregistry.history.Entry;
import io.modelregistry.history.History;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Ids of feeds, entries and events: made of the first commit, which is the registry's identity, and
 * of what they are about. They know no host, so a site that moves keeps its readers.
 */
final class FeedIds {
  private final String registry;

  FeedIds(String title, History history) {
    List<Entry> entries = history.entries();
    this.registry = entries.isEmpty() ? title : entries.get(entries.size() - 1).revision().commit();
  }

  /** An IRI that names that alone. */
  String iri(String... parts) {
    return "urn:uuid:" + uuid(parts);
  }

  UUID uuid(String... parts) {
    return UUID.nameUUIDFromBytes(
        (registry + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
  }
}
