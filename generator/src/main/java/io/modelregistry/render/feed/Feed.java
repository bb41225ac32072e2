package io.modelregistry.render.feed;

import java.util.List;

/**
 * The feeds of the whole site.
 *
 * @see FeedRenderer
 */
public enum Feed {
  /** Everything, an entry a commit. */
  CHANGES("feeds/changes.atom", "Changes"),
  /** Models that came. */
  NEW_MODELS("feeds/new-models.atom", "New models"),
  /** Prices that changed. */
  PRICING("feeds/pricing.atom", "Price changes"),
  /** What is going or gone. */
  DEPRECATIONS("feeds/deprecations.atom", "Deprecations"),
  /** Last days as a calendar. */
  CALENDAR("feeds/deprecations.ics", "Last days of models");

  private final String path;
  private final String title;

  Feed(String path, String title) {
    this.path = path;
    this.title = title;
  }

  /** Where it lies below the site's root. */
  public String path() {
    return path;
  }

  /** What it is called, without the registry's title. */
  public String title() {
    return title;
  }

  /** Its Content-Type, without charset. */
  public String mediaType() {
    return this == CALENDAR ? "text/calendar" : "application/atom+xml";
  }

  /** Where the feed of one model lies. */
  public static String ofModel(String modelId) {
    return "feeds/models/" + modelId + ".atom";
  }

  /** Those that are Atom. */
  static List<Feed> atom() {
    return List.of(CHANGES, NEW_MODELS, PRICING, DEPRECATIONS);
  }
}
