package io.modelregistry.render.feed;

import java.time.Instant;
import java.util.List;

/**
 * One entry of a feed.
 *
 * @param id never the same for two things, and always the same for one
 * @param link an address for people, absolute or root-relative
 * @param categories words to filter by
 * @param lines plain text, a line a change
 */
record AtomEntry(
    String id,
    String title,
    String link,
    Instant updated,
    String author,
    List<String> categories,
    List<String> lines) {}
