package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the last publishing put at a target: the only keys that are ever ours to change or delete.
 *
 * @param objects by key
 * @param retired keys that the site no longer has and whose deletion is not yet known to be done
 */
public record Manifest(SortedMap<String, StoredObject> objects, SortedSet<String> retired) {
  /** Where it lies at the target; no file of a site can have this path. */
  public static final String KEY = ".registry/manifest.json";

  /** Of a target at which nothing was ever published. */
  public static final Manifest EMPTY = new Manifest(new TreeMap<>(), new TreeSet<>());

  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Manifest {
    objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    retired = Collections.unmodifiableSortedSet(new TreeSet<>(retired));
  }

  static Manifest of(Collection<StoredObject> objects, Collection<String> retired) {
    SortedMap<String, StoredObject> byKey = new TreeMap<>();
    objects.forEach(object -> byKey.put(object.key(), object));
    return new Manifest(byKey, new TreeSet<>(retired));
  }

  /** This manifest with other keys still to be deleted. */
  Manifest withRetired(Collection<String> keys) {
    return new Manifest(objects, new TreeSet<>(keys));
  }

  /** As JSON: sorted, one line, UTF-8. */
  public byte[] bytes() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode root = nodes.objectNode();
    root.put("format", FORMAT);
    ObjectNode entries = root.putObject("objects");
    for (StoredObject object : objects.values()) {
      entries
          .putObject(object.key())
          .put("sha256", object.sha256())
          .put("size", object.size())
          .put("content_type", object.contentType())
          .put("cache_control", object.cacheControl());
    }
    ArrayNode keys = root.putArray("retired");
    retired.forEach(keys::add);
    return (JsonText.compact(root) + "\n").getBytes(StandardCharsets.UTF_8);
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
      SortedMap<String, StoredObject> objects = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : root.path("objects").properties()) {
        objects.put(entry.getKey(), object(entry.getKey(), entry.getValue(), place));
      }
      SortedSet<String> retired = new TreeSet<>();
      for (JsonNode key : root.path("retired")) {
        retired.add(lawful(key.isString() ? key.asString() : "", place));
      }
      return new Manifest(objects, retired);
    } catch (JacksonException e) {
      throw damaged(place, e);
    }
  }

  private static StoredObject object(String key, JsonNode node, String place) {
    JsonNode size = node.path("size");
    if (!node.path("sha256").isString() || !size.isIntegralNumber() || !size.canConvertToLong()) {
      throw damaged(place, null);
    }
    return new StoredObject(
        lawful(key, place),
        node.path("sha256").asString(),
        size.asLong(),
        node.path("content_type").asString(""),
        node.path("cache_control").asString(""));
  }

  private static String lawful(String key, String place) {
    if (!SitePaths.isLawful(key)) {
      throw damaged(place, null);
    }
    return key;
  }

  private static PublishException damaged(String place, @Nullable Throwable cause) {
    return new PublishException(
        place
            + " is damaged, so that it is unknown what was published there;"
            + " remove it to publish everything anew (nothing is deleted then)",
        cause);
  }
}
