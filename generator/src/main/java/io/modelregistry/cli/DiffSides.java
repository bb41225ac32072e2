package io.modelregistry.cli;

import org.jspecify.annotations.Nullable;

/**
 * What was compared, as it was asked for.
 *
 * @param baseCommit full hash
 * @param headCommit full hash; null for a working tree
 */
record DiffSides(
    String base, @Nullable String baseCommit, String head, @Nullable String headCommit) {
  static final String WORKING_TREE = "working tree";
}
