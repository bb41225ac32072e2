package io.modelregistry.publish;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a manifest as a stream: a site may have a hundred thousand objects, and of their headers
 * there are only a few.
 */
final class ManifestReader {
  private static final Pattern CDN_PATH = Pattern.compile("/[^\\p{Cc}\\s<>\"]{0,2000}");

  /** Nearly every name is another key: to remember them all would be for nothing. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  private final JsonParser json;
  private final Map<String, String> texts = new HashMap<>();

  private ManifestReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads what {@link ManifestWriter} wrote.
   *
   * @param place where it was found, for the message
   * @throws PublishException when it is damaged or of a later version of this program
   */
  static Manifest parse(byte[] bytes, String place) {
    try (JsonParser json = MAPPER.createParser(bytes)) {
      return new ManifestReader(json).manifest(place);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new PublishException(
          place
              + " is damaged, so that it is unknown what was published there;"
              + " remove it to publish everything anew (nothing is deleted then)",
          e);
    }
  }

  private Manifest manifest(String place) {
    int format = 0;
    Release release = null;
    String previous = "";
    SortedMap<String, StoredObject> objects = null;
    SortedMap<String, Retired> retired = new TreeMap<>();
    SortedMap<String, Kept> kept = new TreeMap<>();
    List<Release> releases = new ArrayList<>();
    SortedSet<String> garbage = new TreeSet<>();
    Instant cachedUntil = Instant.EPOCH;
    List<String> stale = new ArrayList<>();
    begin(json.nextToken(), JsonToken.START_OBJECT);
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "format" -> {
          format = json.getIntValue();
          if (format > ManifestWriter.FORMAT) {
            throw new PublishException(
                place + " was written by a later version of this program; update this one");
          }
        }
        case "release" -> release = release();
        case "previous" -> previous = text();
        case "cached_until" -> cachedUntil = Instant.parse(text());
        case "objects" -> objects = objects();
        case "retired" -> retired = retired();
        case "kept" -> kept = kept();
        case "releases" -> {
          for (begin(JsonToken.START_ARRAY); json.nextToken() != JsonToken.END_ARRAY; ) {
            releases.add(release());
          }
        }
        case "garbage" -> texts().forEach(key -> garbage.add(ownKey(key)));
        case "stale" -> texts().forEach(path -> stale.add(cdnPath(path)));
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null
        || format != ManifestWriter.FORMAT
        || objects == null
        || release == null) {
      throw new IllegalArgumentException("a manifest without what it must have");
    }
    return new Manifest(
        release, previous, objects, retired, kept, releases, garbage, cachedUntil, stale);
  }

  private void begin(JsonToken expected) {
    begin(json.currentToken(), expected);
  }

  private static void begin(@Nullable JsonToken actual, JsonToken expected) {
    if (actual != expected) {
      throw new IllegalArgumentException("not " + expected);
    }
  }

  private String text() {
    begin(JsonToken.VALUE_STRING);
    return json.getString();
  }

  /** The same string for the same text. */
  private String shared() {
    return texts.computeIfAbsent(text(), text -> text);
  }

  private List<String> texts() {
    List<String> found = new ArrayList<>();
    for (begin(JsonToken.START_ARRAY); json.nextToken() != JsonToken.END_ARRAY; ) {
      found.add(text());
    }
    return found;
  }

  private SortedMap<String, StoredObject> objects() {
    SortedMap<String, StoredObject> objects = new TreeMap<>();
    begin(JsonToken.START_OBJECT);
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      json.nextToken();
      objects.put(lawful(key), entry().object(key));
    }
    return objects;
  }

  private SortedMap<String, Retired> retired() {
    SortedMap<String, Retired> retired = new TreeMap<>();
    begin(JsonToken.START_OBJECT);
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      json.nextToken();
      retired.put(lawful(key), entry().retired(key));
    }
    return retired;
  }

  private SortedMap<String, Kept> kept() {
    SortedMap<String, Kept> kept = new TreeMap<>();
    begin(JsonToken.START_OBJECT);
    for (String id = json.nextName(); id != null; id = json.nextName()) {
      json.nextToken();
      ownKey(Kept.key(id));
      kept.put(id, new Kept(json.getIntValue()));
    }
    return kept;
  }

  /** What is said of one key. */
  private static final class Entry {
    private @Nullable String sha256;
    private long size = -1;
    private String contentType = "";
    private String cacheControl = "";
    private Encoding encoding = Encoding.IDENTITY;
    private String tag = "";
    private @Nullable String perhaps;
    private int lastRelease;
    private @Nullable Instant deleteAfter;

    StoredObject object(String key) {
      if (sha256 == null || size < 0) {
        throw new IllegalArgumentException("an object without its hash and size");
      }
      return new StoredObject(key, sha256, size, contentType, cacheControl, encoding, tag);
    }

    Retired retired(String key) {
      if (deleteAfter == null) {
        throw new IllegalArgumentException("a retired object without its time");
      }
      Optional<StoredObject> object = sha256 == null ? Optional.empty() : Optional.of(object(key));
      String hashes = perhaps == null ? sha256 : perhaps;
      return new Retired(object, hashes == null ? "" : hashes, lastRelease, deleteAfter);
    }
  }

  private Entry entry() {
    Entry entry = new Entry();
    begin(JsonToken.START_OBJECT);
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "sha256" -> entry.sha256 = text();
        case "size" -> entry.size = json.getLongValue();
        case "content_type" -> entry.contentType = shared();
        case "cache_control" -> entry.cacheControl = shared();
        case "encoding" -> entry.encoding = Encoding.of(text());
        case "etag" -> entry.tag = text();
        case "perhaps_sha256" -> entry.perhaps = text();
        case "last_release" -> entry.lastRelease = json.getIntValue();
        case "delete_after" -> entry.deleteAfter = Instant.parse(text());
        default -> json.skipChildren();
      }
    }
    return entry;
  }

  private Release release() {
    int number = 0;
    Instant publishedAt = null;
    String commit = "";
    int objects = 0;
    long bytes = 0;
    int restores = 0;
    begin(JsonToken.START_OBJECT);
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "number" -> number = json.getIntValue();
        case "published_at" -> publishedAt = Instant.parse(text());
        case "commit" -> commit = text();
        case "objects" -> objects = json.getIntValue();
        case "bytes" -> bytes = json.getLongValue();
        case "restores" -> restores = json.getIntValue();
        default -> json.skipChildren();
      }
    }
    if (publishedAt == null) {
      throw new IllegalArgumentException("a release without its time");
    }
    return new Release(number, publishedAt, commit, objects, bytes, restores);
  }

  private static String lawful(String key) {
    if (!SitePaths.isLawful(key)) {
      throw new IllegalArgumentException("an unlawful key");
    }
    return key;
  }

  /** A damaged list of what to delete must not reach out of the folder that it speaks of. */
  private static String ownKey(String key) {
    if (!key.startsWith(Manifest.FOLDER)) {
      throw new IllegalArgumentException("an unlawful key");
    }
    lawful(key.substring(Manifest.FOLDER.length()));
    return key;
  }

  private static String cdnPath(String path) {
    if (!CDN_PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("an unlawful path");
    }
    return path;
  }
}
