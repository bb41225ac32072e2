package io.modelregistry.source;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a commit is to hold beside all that its parent holds.
 *
 * @param files the new bytes by path relative to the data folder; empty deletes the file. The bytes
 *     are shared, not copied: nobody writes to them
 */
public record CommitRequest(Map<String, Optional<byte[]>> files, String message) {
  public CommitRequest {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
