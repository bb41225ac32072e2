package io.modelregistry.source;

import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** The name of a commit's author as it can be published. */
final class AuthorName {
  private static final int LONGEST = 100;

  /** So much of a name is looked at; Git knows no bound. */
  private static final int MOST_READ = 1000;

  private static final String UNKNOWN = "unknown";

  private AuthorName() {}

  /** The name without any e-mail address, control character or turned text; never empty. */
  static String of(@Nullable PersonIdent author) {
    if (author == null) {
      return UNKNOWN;
    }
    String written = author.getName();
    String name =
        written
            .substring(0, Math.min(MOST_READ, written.length()))
            .replaceAll("[<(]?([^\\s<>()@]*)@[^\\s<>()]*[>)]?", "$1")
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\uFFFE\\uFFFF]", " ")
            .replaceAll("\\s+", " ")
            .strip();
    if (name.length() > LONGEST) {
      name = name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)).strip() + "…";
    }
    return name.isEmpty() ? UNKNOWN : name;
  }
}
