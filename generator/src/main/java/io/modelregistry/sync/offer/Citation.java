package io.modelregistry.sync.offer;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
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

  static final String FIELDS = "fields";

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

  /** Whether it vouches for any of the entity. */
  boolean isFor(ObjectNode entity) {
    for (JsonNode source : entity.path(SOURCES)) {
      if (url.equals(source.path("url").asString(""))) {
        return true;
      }
    }
    return false;
  }

  /** Makes this the source of one field of an entity that names none for the others. */
  void vouchFor(ObjectNode entity, String field) {
    ObjectNode entry = entry();
    entry.putArray(FIELDS).add(field);
    entity.putArray(SOURCES).add(entry);
  }

  /**
   * Makes this the source of those fields. Whoever vouched for them by name does so no more; what
   * is no public https address is not cited.
   */
  void vouchFor(ObjectNode entity, Set<String> fields) {
    if (!url.startsWith("https://")) {
      return;
    }
    ArrayNode sources = Json.NODES.arrayNode();
    boolean found = false;
    for (JsonNode source : entity.path(SOURCES)) {
      ObjectNode copy = ((ObjectNode) source).deepCopy();
      if (!found && url.equals(source.path("url").asString(""))) {
        found = true;
        date(copy);
        if (copy.has(FIELDS)) {
          Set<String> all = names(copy);
          all.addAll(fields);
          name(copy, all);
        }
        sources.add(copy);
      } else if (copy.has(FIELDS)) {
        Set<String> left = names(copy);
        left.removeAll(fields);
        if (!left.isEmpty()) {
          name(copy, left);
          sources.add(copy);
        }
      } else {
        sources.add(copy);
      }
    }
    if (!found) {
      ObjectNode entry = entry();
      name(entry, fields);
      sources.add(entry);
    }
    entity.set(SOURCES, sources);
  }

  private static Set<String> names(ObjectNode source) {
    Set<String> names = new TreeSet<>();
    source.path(FIELDS).forEach(name -> names.add(name.asString("")));
    return names;
  }

  private static void name(ObjectNode source, Set<String> fields) {
    ArrayNode names = source.putArray(FIELDS);
    fields.forEach(names::add);
  }

  /** On, never back. */
  private void date(ObjectNode source) {
    if (source.path("verified_at").asString("").compareTo(verifiedAt.toString()) < 0) {
      source.put("verified_at", verifiedAt.toString());
    }
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
          date(renewed);
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
