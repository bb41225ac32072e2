package io.modelregistry.publish;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where a site is published to: a store of objects by key. All methods but {@link #close} may be
 * called by several threads at once, and throw a {@link PublishException} for the person when the
 * store cannot be reached or refuses.
 */
public interface Target extends AutoCloseable {
  /** For people: {@code s3://bucket/prefix}. */
  String name();

  /** How many calls at once are good for it, 1 or more. */
  int concurrency();

  /** Whether {@code models} and {@code models/x} can both be objects there. */
  boolean takesNamesOfFolders();

  /** The bytes of an object; empty when there is none. */
  Optional<byte[]> read(String key);

  /** Stores an object with its headers, whole or not at all, whatever was there before. */
  void put(StoredObject object, SiteFile.Content content);

  /**
   * Gives an object that is there other headers.
   *
   * @return false when there is no such object; it must be put then
   */
  boolean changeHeaders(StoredObject object);

  /**
   * Deletes objects; one that is not there counts as deleted.
   *
   * @return what could not be deleted, with the reason
   */
  SortedMap<String, String> delete(List<String> keys);

  @Override
  void close();
}
