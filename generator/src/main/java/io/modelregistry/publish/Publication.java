package io.modelregistry.publish;

/** An object that shall be at the target, and where its bytes come from. */
public record Publication(StoredObject object, ObjectClass kind, Source source) {
  /** Where the bytes of an object come from. */
  public sealed interface Source {
    /** A file of the site. */
    record Local(SiteFile file) implements Source {}

    /** What an earlier release left at the target. */
    record Earlier() implements Source {}
  }
}
