package io.modelregistry.publish;

import java.time.Duration;
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

  /** How many calls at once are good for it now, 1 or more. */
  int concurrency();

  /** Whether {@code models} and {@code models/x} can both be objects there. */
  boolean takesNamesOfFolders();

  /**
   * Whether objects there have headers of their own. Where they have none, no cache is known to
   * keep them, and nothing tells whose they are but their bytes.
   */
  boolean keepsHeaders();

  /** How many bytes of UTF-8 a key may have at most. */
  int longestKey();

  /** How many requests have been made so far, those that failed included. */
  long requests();

  /** An object; empty when there is none. */
  Optional<Found> read(String key);

  /**
   * An object that was read.
   *
   * @param tag what the store calls this version of it
   * @param age since it was written, by the store's own clock
   */
  @SuppressWarnings("ArrayRecordComponent") // It is read at once, and never compared.
  record Found(byte[] bytes, String tag, Duration age) {}

  /** What an object is, without its bytes; empty when there is none. */
  Optional<Head> head(String key);

  /**
   * An object without its bytes.
   *
   * @param sha256 of its content, as whoever published it noted; empty when nobody did
   * @param age since it was written, by the store's own clock
   */
  record Head(String tag, String sha256, Duration age) {}

  /**
   * Stores an object with its headers, whole or not at all.
   *
   * @return its tag; empty when the precondition does not hold, and nothing was written
   */
  Optional<String> put(StoredObject object, Body body, Precondition precondition);

  /**
   * Makes an object with new headers out of the bytes of one that is there, at the target itself.
   *
   * @param fromTag the version to copy; empty for any
   * @return the new object's tag; empty when there is no such object or no longer that version
   */
  Optional<String> copy(String from, String fromTag, StoredObject to);

  /**
   * Makes an object as young as if it had just been written.
   *
   * @param tag the version that is meant
   * @return its tag; empty when it is no longer that version
   */
  Optional<String> refresh(StoredObject object, String tag);

  /**
   * Deletes objects; one that is not there counts as deleted.
   *
   * @return what could not be deleted, with the reason
   */
  SortedMap<String, String> delete(List<String> keys);

  /** All objects there, those of others too, with their tags. */
  SortedMap<String, String> list();

  /**
   * The same store for many calls at once: each asks before each attempt whether it may still be
   * made, and how it fares decides how many are good. What it returns need not be closed.
   *
   * @param permission throws a {@link PublishException} when no more may be done
   */
  Target guardedBy(Runnable permission);

  @Override
  void close();
}
