package io.modelregistry.edit.change;

import io.modelregistry.model.EntityKind;
import io.modelregistry.validate.Place;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the files of all kinds have alike. */
final class EntityFile {
  static final String SCHEMA = "$schema";
  static final String PRIORITY = "priority";
  static final String REPLACED_BY = "replaced_by";
  static final String PLATFORM_CONFIGS = "platform_configs";
  static final String PRICING = "pricing";
  static final String CAPABILITIES = "capabilities";
  static final String STATUS = "status";
  private static final String PINNED = "pinned";
  private static final String SOURCES = "sources";
  private static final String URL = "url";
  private static final String VERIFIED_AT = "verified_at";

  private EntityFile() {}

  /** The way from a file to the schema of its kind, in a repository laid out as this one. */
  static String schemaPath(Place place) {
    long depth = place.path().chars().filter(c -> c == '/').count() + 1;
    return "../".repeat((int) depth) + "schemas/" + place.kind().schema();
  }

  static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value != null && value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** A route's place in the chain; what is no number counts as last. */
  static long priority(ObjectNode route) {
    JsonNode value = route.get(PRIORITY);
    return value != null && value.isIntegralNumber() ? value.longValue() : Long.MAX_VALUE;
  }

  /** Says that the facts were read there on that day. */
  static void cite(ObjectNode entity, String url, LocalDate day) {
    ArrayNode sources =
        entity.get(SOURCES) instanceof ArrayNode known ? known : entity.putArray(SOURCES);
    for (JsonNode source : sources) {
      if (source instanceof ObjectNode object && text(object, URL).equals(Optional.of(url))) {
        object.put(VERIFIED_AT, day.toString());
        return;
      }
    }
    sources.addObject().put(URL, url).put(VERIFIED_AT, day.toString());
  }

  /** The fields that no tool may change and that nevertheless differ. */
  static Set<String> changedPins(ObjectNode before, ObjectNode after) {
    Set<String> changed = new TreeSet<>();
    if (before.get(PINNED) instanceof ObjectNode pins) {
      for (String field : pins.propertyNames()) {
        if (!before.path(field).equals(after.path(field))) {
          changed.add(field);
        }
      }
    }
    return changed;
  }

  /** Why a field is pinned. */
  static String pinReason(ObjectNode entity, String field) {
    return text(entity.path(PINNED), field).orElse("no reason given");
  }

  static String named(EntityKind kind, String id) {
    return kind.word() + " '" + id + "'";
  }
}
