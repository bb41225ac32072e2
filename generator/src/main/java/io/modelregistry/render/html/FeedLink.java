package io.modelregistry.render.html;

import io.modelregistry.render.feed.Feed;
import java.util.ArrayList;
import java.util.List;

/**
 * A feed that a page names in its head, so that readers of feeds find it.
 *
 * @param type its media type
 */
record FeedLink(String type, String title, String href) {
  private static final String MODEL_PAGES = "models/";

  /** Everything on every page, and what is of the page's kind. */
  static List<FeedLink> of(Page page, PageLinks links) {
    List<FeedLink> feeds = new ArrayList<>();
    feeds.add(of(Feed.CHANGES, links));
    switch (page.section()) {
      case "models" -> feeds.add(of(Feed.NEW_MODELS, links));
      case "pricing" -> feeds.add(of(Feed.PRICING, links));
      case "deprecations" -> {
        feeds.add(of(Feed.DEPRECATIONS, links));
        feeds.add(of(Feed.CALENDAR, links));
      }
      default -> {
        // The feed of all changes is enough.
      }
    }
    if (page.path().startsWith(MODEL_PAGES)) {
      String id = page.path().substring(MODEL_PAGES.length(), page.path().lastIndexOf('/'));
      feeds.add(
          new FeedLink(
              Feed.CHANGES.mediaType(),
              "Changes of " + page.head().here(),
              links.to(Feed.ofModel(id))));
    }
    return feeds;
  }

  private static FeedLink of(Feed feed, PageLinks links) {
    return new FeedLink(feed.mediaType(), feed.title(), links.to(feed.path()));
  }
}
