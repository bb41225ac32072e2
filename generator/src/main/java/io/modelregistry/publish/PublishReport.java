package io.modelregistry.publish;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What publishing did.
 *
 * @param headersChanged objects of which only headers changed
 * @param bytes of all uploads, without the manifest
 * @param notDeleted keys that could not be deleted, with the reason; the next run tries again
 */
public record PublishReport(
    int uploaded,
    int headersChanged,
    int deleted,
    int unchanged,
    long bytes,
    SortedMap<String, String> notDeleted) {
  public PublishReport {
    notDeleted = Collections.unmodifiableSortedMap(new TreeMap<>(notDeleted));
  }
}
