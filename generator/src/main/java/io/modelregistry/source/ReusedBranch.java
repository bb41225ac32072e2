package io.modelregistry.source;

import java.util.Optional;

/**
 * A branch that a tool makes anew each time: one commit on top of a base.
 *
 * @param branch its name, without {@code refs/heads/}
 * @param base the hash of the commit that it begins at this time
 * @param tip the hash of the commit where it stands now; empty when there is no such branch
 */
public record ReusedBranch(String branch, String base, Optional<String> tip) {}
