package io.modelregistry.publish;

import java.time.Instant;

/**
 * One state of the site that was published.
 *
 * @param number counts from 1; 0 before anything was published
 * @param commit of the data it was made from; empty when that is not known
 * @param objects how many there are
 * @param bytes of their contents
 * @param restores the number of the release that was brought back; 0 for none
 */
public record Release(
    int number, Instant publishedAt, String commit, int objects, long bytes, int restores) {
  /** Before anything was published. */
  public static final Release NONE = new Release(0, Instant.EPOCH, "", 0, 0, 0);

  /** Where its manifest is kept once it is no longer the current one. */
  String manifestKey() {
    return manifestKey(number);
  }

  static String manifestKey(int number) {
    return Manifest.FOLDER + "releases/" + number + ".json";
  }

  /**
   * Whether a person means this release: by its number, or by the first 4 or more digits of its
   * commit.
   */
  boolean isMeantBy(String name) {
    return name.equals(Integer.toString(number)) || (name.length() >= 4 && commit.startsWith(name));
  }
}
