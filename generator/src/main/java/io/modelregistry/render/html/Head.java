package io.modelregistry.render.html;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page says of itself.
 *
 * @param title its own, without the registry's; unique in the site
 * @param description one or two sentences for search results; unique in the site
 * @param canonical its absolute address, where the host is known
 * @param trail the way from the first page; empty there
 * @param here the last step of the trail: the page itself
 * @param subjects what it is about, in words of schema.org
 */
record Head(
    String title,
    String description,
    Optional<String> canonical,
    List<Ref> trail,
    String here,
    List<ObjectNode> subjects) {
  private static final int LONGEST = 300;

  Head {
    title = visible(title);
    description = visible(description);
    if (description.length() > LONGEST) {
      int end = LONGEST - 1;
      // Never half of a surrogate pair.
      end -= Character.isHighSurrogate(description.charAt(end - 1)) ? 1 : 0;
      description = description.substring(0, end).stripTrailing() + "…";
    }
  }

  Head(String title, String description, Optional<String> canonical, List<Ref> trail, String here) {
    this(title, description, canonical, trail, here, List.of());
  }

  /** The same, about that. */
  Head about(ObjectNode subject) {
    return new Head(title, description, canonical, trail, here, List.of(subject));
  }

  /** Bidirectional controls would reorder what a browser's title bar shows around them. */
  static String visible(String text) {
    return text.replaceAll("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
  }

  boolean nested() {
    return !trail.isEmpty();
  }
}
