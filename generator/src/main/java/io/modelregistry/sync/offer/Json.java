package io.modelregistry.sync.offer;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nodes in the one shape that reading a file gives, so that trees can be compared. */
public final class Json {
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** Whole numbers as {@code long}, others as decimals without trailing zeros. */
  public static JsonNode number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
        ? NODES.numberNode(plain.longValueExact())
        : NODES.numberNode(plain);
  }

  public static void put(ObjectNode object, String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  public static void put(ObjectNode object, String name, @Nullable Long value) {
    if (value != null) {
      object.put(name, value.longValue());
    }
  }

  /** An object of yes and no. */
  public static ObjectNode flags(Map<String, Boolean> flags) {
    ObjectNode object = NODES.objectNode();
    flags.forEach((key, value) -> object.put(key, value.booleanValue()));
    return object;
  }

  public static @Nullable String text(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  public static @Nullable Long whole(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    return value != null && value.isIntegralNumber() ? value.longValue() : null;
  }
}
