package io.modelregistry.publish;

import io.modelregistry.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a publisher leaves at the target while it works.
 *
 * @param owner a random name of the run
 * @param lease how long its owner is taken to be alive, in whole seconds from when the store says
 *     that this was written, or renewed, last; zero for an owner that gave up
 * @param taken when its owner began, by its own clock; for people
 * @param touches the keys that it writes or deletes, with the hash of what it writes
 */
record LockFile(String owner, Duration lease, Instant taken, SortedMap<String, String> touches) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  LockFile {
    touches = Collections.unmodifiableSortedMap(new TreeMap<>(touches));
  }

  static String key(int number) {
    return Manifest.FOLDER + "lock-" + number + ".json";
  }

  byte[] bytes() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("owner", owner);
    root.put("expires_seconds_after_last_modified", lease.toSeconds());
    root.put("taken_at", taken.toString());
    ObjectNode keys = root.putObject("touches");
    touches.forEach(keys::put);
    return (JsonText.compact(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws PublishException when it is damaged
   */
  static LockFile parse(byte[] bytes, String place) {
    try {
      JsonNode root = MAPPER.readTree(bytes);
      SortedMap<String, String> touches = new TreeMap<>();
      for (Map.Entry<String, JsonNode> touch : root.path("touches").properties()) {
        if (!SitePaths.isLawful(touch.getKey())) {
          throw new IllegalArgumentException("an unlawful key");
        }
        touches.put(touch.getKey(), touch.getValue().asString(""));
      }
      return new LockFile(
          root.path("owner").asString(""),
          Duration.ofSeconds(root.path("expires_seconds_after_last_modified").asLong(0)),
          Instant.parse(root.path("taken_at").asString("")),
          touches);
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new PublishException(
          place
              + " is damaged, so that it is unknown what a publish that broke off has touched;"
              + " remove it together with "
              + Manifest.KEY
              + " to publish everything anew",
          e);
    }
  }
}
