package io.modelregistry.source;

/** Something that a snapshot can be read from. */
public interface Source {
  /**
   * Reads all authored files, in bounded memory.
   *
   * @throws SourceException when there is no data folder, no such revision, or it cannot be read
   */
  Snapshot read();
}
