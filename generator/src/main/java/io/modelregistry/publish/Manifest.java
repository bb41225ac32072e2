package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
 */
public record Manifest(
    Release release,
    String previous,
    SortedMap<String, StoredObject> objects,
    SortedMap<String, Retired> retired,
    SortedMap<String, Kept> kept,
    List<Release> releases,
    SortedSet<String> garbage,
    Instant cachedUntil) {
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
          Instant.EPOCH);

  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Manifest {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    retired = Collections.unmodifiableSortedMap(new TreeMap<>(retired));
    kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    releases = List.copyOf(releases);
    garbage = Collections.unmodifiableSortedSet(new TreeSet<>(garbage));
  }

  /** This manifest with what the store calls the objects that were just written. */
  Manifest withTags(Map<String, String> tags) {
    SortedMap<String, StoredObject> tagged = new TreeMap<>(objects);
    tags.forEach((key, tag) -> tagged.computeIfPresent(key, (same, object) -> object.withTag(tag)));
    return new Manifest(release, previous, tagged, retired, kept, releases, garbage, cachedUntil);
  }

  /** This manifest without bytes that could not be kept. */
  Manifest withoutKept(Collection<String> ids) {
    SortedMap<String, Kept> rest = new TreeMap<>(kept);
    rest.keySet().removeAll(ids);
    return new Manifest(release, previous, objects, retired, rest, releases, garbage, cachedUntil);
  }

  /** This manifest when objects that were retired, and garbage, have been deleted. */
  Manifest withoutDeleted(Collection<String> keys) {
    SortedMap<String, Retired> stillRetired = new TreeMap<>(retired);
    stillRetired.keySet().removeAll(keys);
    SortedSet<String> stillGarbage = new TreeSet<>(garbage);
    stillGarbage.removeAll(keys);
    return new Manifest(
        release, previous, objects, stillRetired, kept, releases, stillGarbage, cachedUntil);
  }

  /** The hash of {@link #bytes}. */
  String sha256() {
    return Sha256.of(bytes());
  }

  /** As JSON: sorted, one line, UTF-8. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + 300 * objects.size());
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeName("release");
      write(release, json);
      if (!previous.isEmpty()) {
        json.writeStringProperty("previous", previous);
      }
      if (cachedUntil.isAfter(Instant.EPOCH)) {
        json.writeStringProperty("cached_until", cachedUntil.toString());
      }
      json.writeName("objects");
      json.writeStartObject();
      for (StoredObject object : objects.values()) {
        json.writeName(object.key());
        json.writeStartObject();
        write(object, json);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeName("retired");
      json.writeStartObject();
      retired.forEach((key, object) -> write(key, object, json));
      json.writeEndObject();
      json.writeName("kept");
      json.writeStartObject();
      kept.forEach((id, entry) -> json.writeNumberProperty(id, entry.lastRelease()));
      json.writeEndObject();
      json.writeName("releases");
      json.writeStartArray();
      releases.forEach(earlier -> write(earlier, json));
      json.writeEndArray();
      json.writeName("garbage");
      json.writeStartArray();
      garbage.forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(StoredObject object, JsonGenerator json) {
    json.writeStringProperty("sha256", object.sha256());
    json.writeNumberProperty("size", object.size());
    json.writeStringProperty("content_type", object.contentType());
    json.writeStringProperty("cache_control", object.cacheControl());
    if (object.encoding() != Encoding.IDENTITY) {
      json.writeStringProperty("encoding", object.encoding().header());
    }
    if (!object.tag().isEmpty()) {
      json.writeStringProperty("etag", object.tag());
    }
  }

  private static void write(String key, Retired retired, JsonGenerator json) {
    json.writeName(key);
    json.writeStartObject();
    retired
        .object()
        .ifPresent(
            object -> {
              write(object, json);
              json.writeNumberProperty("last_release", retired.lastRelease());
            });
    if (!retired.isCertain()) {
      json.writeStringProperty("perhaps_sha256", retired.sha256());
    }
    json.writeStringProperty("delete_after", retired.deleteAfter().toString());
    json.writeEndObject();
  }

  private static void write(Release release, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("number", release.number());
    json.writeStringProperty("published_at", release.publishedAt().toString());
    if (!release.commit().isEmpty()) {
      json.writeStringProperty("commit", release.commit());
    }
    json.writeNumberProperty("objects", release.objects());
    json.writeNumberProperty("bytes", release.bytes());
    if (release.restores() > 0) {
      json.writeNumberProperty("restores", release.restores());
    }
    json.writeEndObject();
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @param place where it was found, for the message
   * @throws PublishException when it is damaged or of a later version of this program
   */
  public static Manifest parse(byte[] bytes, String place) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      int format = root.path("format").asInt(0);
      if (format > FORMAT) {
        throw new PublishException(
            place + " was written by a later version of this program; update this one");
      }
      if (format != FORMAT || !root.path("objects").isObject()) {
        throw damaged(place, null);
      }
      List<Release> releases = new ArrayList<>();
      root.path("releases").forEach(release -> releases.add(release(release)));
      SortedSet<String> garbage = new TreeSet<>();
      for (JsonNode key : root.path("garbage")) {
        garbage.add(ownKey(key.asString("")));
      }
      return new Manifest(
          release(root.path("release")),
          root.path("previous").asString(""),
          map(root.path("objects"), Manifest::object),
          map(root.path("retired"), Manifest::retired),
          kept(root.path("kept")),
          releases,
          garbage,
          Instant.parse(root.path("cached_until").asString(Instant.EPOCH.toString())));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw damaged(place, e);
    }
  }

  private static <T> SortedMap<String, T> map(
      JsonNode node, BiFunction<String, JsonNode, T> reader) {
    SortedMap<String, T> map = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!SitePaths.isLawful(entry.getKey())) {
        throw new IllegalArgumentException("an unlawful key");
      }
      map.put(entry.getKey(), reader.apply(entry.getKey(), entry.getValue()));
    }
    return map;
  }

  private static StoredObject object(String key, JsonNode node) {
    JsonNode size = node.path("size");
    if (!node.path("sha256").isString() || !size.isIntegralNumber() || !size.canConvertToLong()) {
      throw new IllegalArgumentException("an object without its hash and size");
    }
    return new StoredObject(
        key,
        node.path("sha256").asString(),
        size.asLong(),
        node.path("content_type").asString(""),
        node.path("cache_control").asString(""),
        Encoding.of(node.path("encoding").asString("")),
        node.path("etag").asString(""));
  }

  private static Retired retired(String key, JsonNode node) {
    Instant deleteAfter = Instant.parse(node.path("delete_after").asString(""));
    Optional<StoredObject> object =
        node.has("sha256") ? Optional.of(object(key, node)) : Optional.empty();
    String sha256 = object.map(StoredObject::sha256).orElse("");
    return new Retired(
        object,
        node.path("perhaps_sha256").asString(sha256),
        node.path("last_release").asInt(0),
        deleteAfter);
  }

  private static SortedMap<String, Kept> kept(JsonNode node) {
    SortedMap<String, Kept> kept = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      ownKey(Kept.key(entry.getKey()));
      kept.put(entry.getKey(), new Kept(entry.getValue().asInt(0)));
    }
    return kept;
  }

  /** A damaged list of what to delete must not reach out of the folder that it speaks of. */
  private static String ownKey(String key) {
    if (!key.startsWith(FOLDER) || !SitePaths.isLawful(key.substring(FOLDER.length()))) {
      throw new IllegalArgumentException("an unlawful key");
    }
    return key;
  }

  private static Release release(JsonNode node) {
    return new Release(
        node.path("number").asInt(0),
        Instant.parse(node.path("published_at").asString("")),
        node.path("commit").asString(""),
        node.path("objects").asInt(0),
        node.path("bytes").asLong(0),
        node.path("restores").asInt(0));
  }

  private static PublishException damaged(String place, @Nullable Throwable cause) {
    return new PublishException(
        place
            + " is damaged, so that it is unknown what was published there;"
            + " remove it to publish everything anew (nothing is deleted then)",
        cause);
  }
}
