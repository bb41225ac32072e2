package io.modelregistry.sync.modelsdev;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says where facts come from.
 *
 * @param verifiedAt the day as of which the list holds
 */
record Citation(LocalDate verifiedAt) {
  private static final String LIST = "https://models.dev/api.json";
  private static final String SOURCES = "sources";

  /** A list of this source alone. */
  ArrayNode list() {
    ArrayNode sources = Json.NODES.arrayNode();
    sources.add(entry());
    return sources;
  }

  private ObjectNode entry() {
    return Json.NODES.objectNode().put("url", LIST).put("verified_at", verifiedAt.toString());
  }

  /** Moves the entity's date for this source on, never back; other sources stay. */
  void renew(ObjectNode entity) {
    JsonNode before = entity.get(SOURCES);
    ArrayNode sources = Json.NODES.arrayNode();
    boolean found = false;
    if (before != null) {
      for (JsonNode source : before) {
        if (!found && LIST.equals(source.path("url").asString(""))) {
          found = true;
          ObjectNode renewed = ((ObjectNode) source).deepCopy();
          if (renewed.path("verified_at").asString("").compareTo(verifiedAt.toString()) < 0) {
            renewed.put("verified_at", verifiedAt.toString());
          }
          sources.add(renewed);
        } else {
          sources.add(source);
        }
      }
    }
    if (!found) {
      sources.add(entry());
    }
    entity.set(SOURCES, sources);
  }
}
