package io.modelregistry.source;

import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** The name of a commit's author as it can be published. */
final class AuthorName {
  private static final int LONGEST = 100;
  private static final String UNKNOWN = "unknown";

  private AuthorName() {}

  /** The name without any e-mail address, control character or turned text; never empty. */
  static String of(@Nullable PersonIdent author) {
    if (author == null) {
      return UNKNOWN;
    }
    String name =
        author
            .getName()
            .replaceAll("[<(]?([^\\s<>()@]*)@[^\\s<>()]*[>)]?", "$1")
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\uFFFE\\uFFFF]", " ")
            .replaceAll("\\s+", " ")
            .strip();
    if (name.length() > LONGEST) {
      name = name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)).strip() + "…";
    }
    return name.isEmpty() ? UNKNOWN : name;
  }
}
