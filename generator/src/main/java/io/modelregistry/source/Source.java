package io.modelregistry.source;

/** Something that a snapshot can be read from. */
public interface Source {
  /**
   * Reads all authored files, in bounded memory.
   *
   * @throws SourceException when there is no data folder, no such revision, or it cannot be read
   */
  Snapshot read();

  /**
   * Reads one file alone, and nothing of what history knows.
   *
   * @param name of a file at the top of the data folder
   * @return a snapshot without files when there is no such file
   * @throws SourceException as {@link #read()}
   */
  Snapshot read(String name);

  /**
   * What history knows of how the files became what they are. Uncommitted changes are no history.
   *
   * @param digest what it is to know of their contents
   * @return {@link Past#NONE} where there is no history
   * @throws SourceException when a revision was asked for that there is not, or cannot be read
   */
  Past past(BlobDigest digest);
}
