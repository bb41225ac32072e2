package io.modelregistry.publish;

/** What must hold at the target for an object to be written; the store checks it atomically. */
public sealed interface Precondition {
  /** Whatever is there is replaced. */
  Precondition NONE = new Whatever();

  /** There is no object with that key. */
  Precondition ABSENT = new Absent();

  /** See {@link #NONE}. */
  record Whatever() implements Precondition {}

  /** See {@link #ABSENT}. */
  record Absent() implements Precondition {}

  /**
   * The object is still the one that was seen.
   *
   * @param tag its tag then
   */
  record Unchanged(String tag) implements Precondition {}
}
