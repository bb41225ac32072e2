/**
 * Feeds: what changed, for readers that come back by themselves, and last days for calendars.
 *
 * <p>In: the registry, its history and the site's address. Out: Atom (RFC 4287) and iCalendar (RFC
 * 5545) files. Ids depend on commits and ids alone, so that they stay when the site moves or is
 * built again. Without a known host the links are root-relative, as RFC 4287 allows. Start reading
 * at {@link io.modelregistry.render.feed.FeedRenderer}.
 */
@NullMarked
package io.modelregistry.render.feed;

import org.jspecify.annotations.NullMarked;
