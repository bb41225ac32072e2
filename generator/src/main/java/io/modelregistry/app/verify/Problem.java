package io.modelregistry.app.verify;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that is wrong with a site.
 *
 * @param path of the file, relative to the site's root
 * @param expected what should be there, such as a hash or a Content-Type; empty where that goes
 *     without saying
 * @param found what is there; empty for nothing
 */
public record Problem(Kind kind, String path, String expected, String found)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::path).thenComparing(Problem::kind);

  /** What is wrong. */
  public enum Kind {
    /** The revision speaks of other files than are listed: a cache is stale, or a publish runs. */
    STALE("is of another build than the rest"),
    /** A file is not there. */
    MISSING("is missing"),
    /** A file has other bytes. */
    DIFFERENT("has other bytes"),
    /** A file is served under another Content-Type. */
    WRONG_TYPE("has the wrong Content-Type"),
    /** Something is there that is no part of the site. */
    EXTRA("is no part of the site"),
    /** Nobody can say, for there was no answer. */
    UNREADABLE("cannot be read");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The word in output: {@code wrong_type}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What stands after the path in a sentence. */
    public String words() {
      return words;
    }
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
