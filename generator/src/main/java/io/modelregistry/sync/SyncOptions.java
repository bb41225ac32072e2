package io.modelregistry.sync;

import java.util.Set;

/**
 * How to sync.
 *
 * @param imports what it has in common with an import
 * @param accepted ids of entities whose changes are let through, however odd they look
 * @param acceptAll whether all are
 */
public record SyncOptions(ImportOptions imports, Set<String> accepted, boolean acceptAll) {
  public SyncOptions {
    accepted = Set.copyOf(accepted);
  }

  /** Whether a person has looked at what would change there. */
  public boolean accepts(String id) {
    return acceptAll || accepted.contains(id);
  }
}
