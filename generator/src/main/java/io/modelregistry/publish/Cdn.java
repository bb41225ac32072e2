package io.modelregistry.publish;

import java.util.List;

/** A network of caches in front of a target. */
@FunctionalInterface
public interface Cdn {
  /** There is no network of caches to be told. */
  Cdn NONE = paths -> {};

  /**
   * Makes it forget these paths.
   *
   * @param paths absolute, escaped, and with {@code *} at the end for all that begins so
   * @throws PublishException when it cannot be reached or refuses
   */
  void invalidate(List<String> paths);
}
