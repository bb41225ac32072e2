package io.modelregistry.source;

/**
 * Where a branch stands, or where a new one is to begin.
 *
 * @param branch its name, without {@code refs/heads/}
 * @param commit the hash of the commit
 * @param exists whether the branch is there already
 */
public record BranchTip(String branch, String commit, boolean exists) {}
