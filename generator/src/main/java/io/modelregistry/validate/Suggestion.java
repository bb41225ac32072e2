package io.modelregistry.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may have meant by a word that nobody knows. */
public final class Suggestion {
  private Suggestion() {}

  /** The known word nearest to {@code word}, if one is near enough; ties go by alphabet. */
  static Optional<String> nearest(String word, Collection<String> known) {
    return near(word, known).findFirst();
  }

  /** The known words that are near enough to {@code word}, nearest first; ties go by alphabet. */
  public static Stream<String> near(String word, Collection<String> known) {
    int limit = Math.max(1, Math.min(word.length(), 12) / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .map(candidate -> new Scored(candidate, distance(word, candidate)))
        .filter(scored -> scored.distance <= limit)
        .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
        .map(Scored::word);
  }

  /** {@code did you mean 'x'?}, or {@code otherwise} when nothing is near. */
  static String hint(String word, Collection<String> known, String otherwise) {
    return nearest(word, known).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
  }

  private record Scored(String word, int distance) {}

  /** Edits from one to the other: insertion, deletion, replacement, swap of neighbours. */
  public static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[b.length()];
  }
}
