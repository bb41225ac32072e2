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
 */
public record PublishReport(
    int uploaded,
    int headersChanged,
    int deleted,
    int heldBack,
    int unchanged,
    long bytes,
    long requests,
    SortedMap<String, String> notDeleted) {
  public PublishReport {
    notDeleted = Collections.unmodifiableSortedMap(new TreeMap<>(notDeleted));
  }
}
