package io.modelregistry.sync.offer;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says where facts come from.
 *
 * @param url where the list is published
 * @param verifiedAt the day as of which the list holds
 */
record Citation(String url, LocalDate verifiedAt) {
  static final String SOURCES = "sources";

  private static final String FIELDS = "fields";

  /** A list of this source alone. */
  ArrayNode list() {
    ArrayNode sources = Json.NODES.arrayNode();
    sources.add(entry());
    return sources;
  }

  private ObjectNode entry() {
    return Json.NODES.objectNode().put("url", url).put("verified_at", verifiedAt.toString());
  }

  /** Whether nothing else vouches for any of the entity. */
  boolean isAlone(ObjectNode entity) {
    JsonNode sources = entity.path(SOURCES);
    JsonNode first = sources.path(0);
    return sources.size() == 1 && url.equals(first.path("url").asString("")) && !first.has(FIELDS);
  }

  /** Makes this the source of one field of an entity that names none for the others. */
  void vouchFor(ObjectNode entity, String field) {
    ObjectNode entry = entry();
    entry.putArray(FIELDS).add(field);
    entity.putArray(SOURCES).add(entry);
  }

  /** Moves the entity's date for this source on, never back; other sources stay. */
  void renew(ObjectNode entity) {
    JsonNode before = entity.get(SOURCES);
    ArrayNode sources = Json.NODES.arrayNode();
    boolean found = false;
    if (before != null) {
      for (JsonNode source : before) {
        if (!found && url.equals(source.path("url").asString(""))) {
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
