package io.modelregistry.finding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** "Did you mean": the known word that is nearest to an unknown one. */
public final class Suggestion {
  /** Beyond this length a word is no slip of the pen, and comparing it would be slow. */
  private static final int LONGEST = 200;

  private Suggestion() {}

  /**
   * The known word within a third of {@code word}'s length in edits (at least one, at most five),
   * without regard to case; the first in the alphabet among equals. Empty when none is that near.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = word.toLowerCase(Locale.ROOT);
    int limit = Math.min(5, Math.max(1, folded.length() / 3));
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : known) {
      if (Math.abs(candidate.length() - folded.length()) > limit) {
        continue;
      }
      int distance =
          new LevenshteinDistance(Math.min(limit, bestDistance))
              .apply(folded, candidate.toLowerCase(Locale.ROOT));
      if (distance < 0) {
        continue;
      }
      if (distance < bestDistance
          || (distance == bestDistance && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@link #nearest} as a hint, {@code did you mean 'vision'?}; null when none is near. */
  public static @Nullable String hint(
      String word, Collection<String> known) {
    return nearest(word, known).map(found -> "did you mean '" + found + "'?").orElse(null);
  }
}
