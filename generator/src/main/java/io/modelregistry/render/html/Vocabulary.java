package io.modelregistry.render.html;

import io.modelregistry.model.Capability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order in which capabilities are shown, and the few that have a picture. */
final class Vocabulary {
  /** Those that tell models apart at a glance, in the order of the pictures in the icon strip. */
  private static final List<String> PICTURED =
      List.of(
          "reasoning",
          "function_calling",
          "structured_output",
          "vision",
          "pdf_input",
          "audio_input",
          "video_input",
          "image_output");

  private Vocabulary() {}

  /** Pictured ones first, then the other authored ones, then derived ones; each by key. */
  static List<Capability> inOrder(Collection<Capability> capabilities) {
    List<Capability> sorted = new ArrayList<>(capabilities);
    sorted.sort(Comparator.comparingInt(Vocabulary::rank).thenComparing(Vocabulary::size));
    return List.copyOf(sorted);
  }

  /** Whether it has a picture. */
  static boolean isPictured(Capability capability) {
    return PICTURED.contains(capability.key());
  }

  private static int rank(Capability capability) {
    int picture = PICTURED.indexOf(capability.key());
    if (picture >= 0) {
      return picture;
    }
    return capability.derived().isEmpty() ? PICTURED.size() : PICTURED.size() + 1;
  }

  /** Derived from context: by how much of it; all others alike. The sort is stable by key. */
  private static long size(Capability capability) {
    return capability.derived().orElse(null) instanceof Capability.Rule.MinimumContext minimum
        ? minimum.tokens()
        : 0;
  }
}
