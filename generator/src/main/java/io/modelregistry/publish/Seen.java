package io.modelregistry.publish;

/** What a target looked like before anything was done to it. */
public final class Seen {
  private final Locks locks;
  private final Published published;

  private Seen(Locks locks, Published published) {
    this.locks = locks;
    this.published = published;
  }

  /**
   * Looks: two requests when nobody publishes.
   *
   * @param lookForDrift whether to list what is there, to find what others have removed or altered
   * @throws PublishException when the target cannot be reached or refuses, or its manifest is
   *     damaged
   */
  public static Seen at(Target target, boolean lookForDrift) {
    Locks locks = Locks.at(target);
    return new Seen(locks, Published.at(target, locks.touched(), lookForDrift));
  }

  /** What was published last. */
  public Manifest manifest() {
    return published.manifest();
  }

  /** Of those who publish, or did not come to an end. */
  Locks locks() {
    return locks;
  }

  Published published() {
    return published;
  }
}
