package io.modelregistry.source;

import java.util.Map;

/**
 * All that history knows: what each commit did, and what was in the files.
 *
 * @param digests by hash of the blob; absent where nothing could be made of it
 */
public record Past(CommitLog log, Map<String, Map<String, String>> digests) {
  /** Outside Git. */
  public static final Past NONE = new Past(CommitLog.NONE, Map.of());

  public Past {
    digests = Map.copyOf(digests);
  }
}
