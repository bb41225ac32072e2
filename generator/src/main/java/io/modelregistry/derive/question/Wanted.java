package io.modelregistry.derive.question;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Capabilities, by their keys in the vocabulary, in the order asked, each once.
 *
 * @param require a route has them: unknown is not enough
 * @param optional the more of them a route has, the better
 * @param exclude a route is not known to have them
 */
public record Wanted(List<String> require, List<String> optional, List<String> exclude) {
  /** Nothing in particular. */
  public static final Wanted NOTHING = new Wanted(List.of(), List.of(), List.of());

  public Wanted {
    require = List.copyOf(new LinkedHashSet<>(require));
    optional = List.copyOf(new LinkedHashSet<>(optional));
    exclude = List.copyOf(new LinkedHashSet<>(exclude));
  }

  /** These, and nothing else. */
  public static Wanted all(List<String> require) {
    return new Wanted(require, List.of(), List.of());
  }
}
