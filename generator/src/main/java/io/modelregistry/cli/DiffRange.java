package io.modelregistry.cli;

import java.util.Optional;

/**
 * What {@code BASE[..HEAD]} asks for.
 *
 * @param base empty is the commit that is checked out
 * @param head empty is the working tree
 * @param fromFork whether to start where the two parted instead of at the base
 */
record DiffRange(String base, Optional<String> head, boolean fromFork) {
  private static final String HEAD = "HEAD";

  static DiffRange parse(String text) {
    int dots = text.indexOf("..");
    if (dots < 0) {
      return new DiffRange(text, Optional.empty(), false);
    }
    boolean fork = text.startsWith("...", dots);
    String head = text.substring(dots + (fork ? 3 : 2));
    return new DiffRange(text.substring(0, dots), Optional.of(head.isEmpty() ? HEAD : head), fork);
  }

  DiffRange to(String revision) {
    return new DiffRange(base, Optional.of(revision), fromFork);
  }
}
