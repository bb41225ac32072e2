package io.modelregistry.publish;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What publishing did.
 *
 * @param headersChanged objects of which only headers changed
 * @param heldBack objects that are gone from the site and kept while caches may refer to them
 * @param bytes of all uploads, before they were encoded
 * @param requests all that were made, those that failed and were made again included
 * @param notDeleted keys that could not be deleted, with the reason; the next run tries again
 * @param notInvalidated why the CDN could not be told what to forget; the next run tries again.
 *     Empty when it was told, or there was nothing to tell
 */
public record PublishReport(
    int uploaded,
    int headersChanged,
    int deleted,
    int heldBack,
    int unchanged,
    long bytes,
    long requests,
    SortedMap<String, String> notDeleted,
    String notInvalidated) {
  public PublishReport {
    notDeleted = Collections.unmodifiableSortedMap(new TreeMap<>(notDeleted));
  }

  /** Whether nothing is left for the next run. */
  public boolean isComplete() {
    return notDeleted.isEmpty() && notInvalidated.isEmpty();
  }
}
