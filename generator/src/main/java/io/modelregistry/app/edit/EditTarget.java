package io.modelregistry.app.edit;

import java.util.Optional;

/** Where a change goes. */
public sealed interface EditTarget {
  /** Into the files of the working tree, for the person to look at and commit. */
  record Files() implements EditTarget {}

  /** Into the files, and into a commit on the branch that is checked out. */
  record CurrentBranch() implements EditTarget {}

  /**
   * Into a commit on another branch; the working tree is not touched.
   *
   * @param name its name; made when it is missing
   * @param base the revision that a new branch begins at; empty for what is checked out
   */
  record Branch(String name, Optional<String> base) implements EditTarget {}
}
