package io.modelregistry.render.feed;

import java.time.Instant;
import java.util.List;

/**
 * A feed before it is written.
 *
 * @param self where it lies, absolute or root-relative
 * @param html the page that shows the same to people
 * @param entries newest first
 */
record AtomFeed(
    String id, String title, String self, String html, Instant updated, List<AtomEntry> entries) {}
