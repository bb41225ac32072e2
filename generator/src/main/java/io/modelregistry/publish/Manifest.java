package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the last publishing put at a target: the only keys that are ever ours to change or delete.
 *
 * @param previous the SHA-256 of the manifest before this one; empty for the first
 * @param objects of the release, by key
 * @param retired objects that the site no longer has and that are not yet deleted, by key
 * @param kept bytes of earlier releases, by {@link Kept#id}
 * @param releases the earlier ones that can be brought back, newest first
 * @param garbage keys below {@link #FOLDER} that no kept release needs and that are to be deleted
 * @param cachedUntil how long caches may still serve what earlier releases had; the epoch when
 *     there are none, or no caches
 * @param stale paths that a CDN was to forget and may not have been told of
 */
public record Manifest(
    Release release,
    String previous,
    SortedMap<String, StoredObject> objects,
    SortedMap<String, Retired> retired,
    SortedMap<String, Kept> kept,
    List<Release> releases,
    SortedSet<String> garbage,
    Instant cachedUntil,
    List<String> stale) {
  /** Where publishing keeps its own books at the target; no file of a site can lie there. */
  public static final String FOLDER = ".registry/";

  /** Where it lies at the target. */
  public static final String KEY = FOLDER + "manifest.json";

  /** Of a target at which nothing was ever published. */
  public static final Manifest EMPTY =
      new Manifest(
          Release.NONE,
          "",
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          List.of(),
          new TreeSet<>(),
          Instant.EPOCH,
          List.of());

  public Manifest {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
    kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    releases = List.copyOf(releases);
    garbage = Collections.unmodifiableSortedSet(new TreeSet<>(garbage));
    stale = List.copyOf(stale);
  }

  /** This manifest with what the store calls the objects that were just written. */
  Manifest withTags(Map<String, String> tags) {
    SortedMap<String, StoredObject> tagged = new TreeMap<>(objects);
    tags.forEach((key, tag) -> tagged.computeIfPresent(key, (same, object) -> object.withTag(tag)));
    return new Manifest(
        release, previous, tagged, retired, kept, releases, garbage, cachedUntil, stale);
  }

  /** This manifest without bytes that could not be kept. */
  Manifest withoutKept(Collection<String> ids) {
    SortedMap<String, Kept> rest = new TreeMap<>(kept);
    rest.keySet().removeAll(ids);
    return new Manifest(
        release, previous, objects, retired, rest, releases, garbage, cachedUntil, stale);
  }

  /** This manifest when objects that were retired, and garbage, have been deleted. */
  Manifest withoutDeleted(Collection<String> keys) {
    SortedMap<String, Retired> stillRetired = new TreeMap<>(retired);
    stillRetired.keySet().removeAll(keys);
    SortedSet<String> stillGarbage = new TreeSet<>(garbage);
    stillGarbage.removeAll(keys);
    return new Manifest(
        release, previous, objects, stillRetired, kept, releases, stillGarbage, cachedUntil, stale);
  }

  /** This manifest when the CDN has forgotten what it was to forget. */
  Manifest withoutStale() {
    return new Manifest(
        release, previous, objects, retired, kept, releases, garbage, cachedUntil, List.of());
  }

  /** The hash of {@link #bytes}. */
  String sha256() {
    return Sha256.of(bytes());
  }

  /** As JSON: sorted, one line, UTF-8. */
  public byte[] bytes() {
    return ManifestWriter.bytes(this);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @param place where it was found, for the message
   * @throws PublishException when it is damaged or of a later version of this program
   */
  public static Manifest parse(byte[] bytes, String place) {
    return ManifestReader.parse(bytes, place);
  }
}
