package io.modelregistry.history;

import io.modelregistry.model.Limits;
import io.modelregistry.validate.Place;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One version of an entity's file. What is of another type than it should be reads as absent.
 *
 * @param texts JSON by property, as {@link VersionDigest} writes it
 */
record EntityVersion(Place.OfEntity place, Map<String, String> texts) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Whether the file itself says something of that property. */
  boolean states(String property) {
    return texts.containsKey(property);
  }

  JsonNode value(String property) {
    return value(texts, property);
  }

  /** The value of a property in any digest; missing where there is none. */
  static JsonNode value(Map<String, String> texts, String property) {
    String text = texts.get(property);
    try {
      return text == null ? MissingNode.getInstance() : MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  @Nullable String text(String property) {
    JsonNode value = value(property);
    return value.isString() ? value.stringValue() : null;
  }

  Limits limits() {
    return new Limits(
        limit("context_window"), limit("max_input_tokens"), limit("max_output_tokens"));
  }

  private @Nullable Long limit(String property) {
    JsonNode value = value(property);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
        ? Long.valueOf(value.longValue())
        : null;
  }

  /** Yes/no facts by name. */
  Map<String, Boolean> flags(String property) {
    Map<String, Boolean> flags = new TreeMap<>();
    for (Map.Entry<String, JsonNode> flag : value(property).properties()) {
      if (flag.getValue().isBoolean()) {
        flags.put(flag.getKey(), flag.getValue().booleanValue());
      }
    }
    return flags;
  }
}
