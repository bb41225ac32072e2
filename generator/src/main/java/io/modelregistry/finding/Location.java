package io.modelregistry.finding;

import java.util.Comparator;

/**
 * A place in an authored file.
 *
 * @param file path relative to the data folder, with {@code /}
 * @param line from 1; 0 when the finding is about the file as a whole
 * @param column from 1, in UTF-16 code units as editors count; 0 likewise
 * @param pointer JSON pointer (RFC 6901) to the value; empty for the whole document
 */
public record Location(String file, int line, int column, String pointer)
    implements Comparable<Location> {
  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file)
          .thenComparingInt(Location::line)
          .thenComparingInt(Location::column)
          .thenComparing(Location::pointer);

  /** The file as a whole. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, "");
  }

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }
}
