package io.modelregistry.publish;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a target shall hold.
 *
 * @param objects by key
 * @param commit of the data they were made from; empty when that is not known
 * @param restores the number of the release that is brought back; 0 for none
 */
public record Wanted(SortedMap<String, Publication> objects, String commit, int restores) {
  /**
   * Checks that there is something.
   *
   * @throws PublishException when the site is empty: that would delete everything
   */
  public Wanted {
    if (objects.isEmpty()) {
      throw new PublishException("refused to publish an empty site: it would delete everything");
    }
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
  }

  /** A built site. */
  public static Wanted site(SiteFiles site, Layout layout, String commit) {
    return new Wanted(layout.of(site), commit, 0);
  }

  /** A release that was published before. */
  static Wanted release(Manifest release) {
    return new Wanted(Layout.of(release), release.release().commit(), release.release().number());
  }

  /** What a manifest says of it. */
  Release release(int number, java.time.Instant now) {
    long bytes = 0;
    for (Publication publication : objects.values()) {
      bytes += publication.object().size();
    }
    return new Release(number, now, commit, objects.size(), bytes, restores);
  }
}
