package io.modelregistry.render.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds an object key by key, in the order of the calls. What is null or empty is left out, unless
 * a method says otherwise.
 */
public final class ObjectBuilder {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final ObjectNode node = NODES.objectNode();

  /** The object that was built. */
  public ObjectNode build() {
    return node;
  }

  /** A text; any value that prints as its word, such as a date, is one. */
  public ObjectBuilder text(String key, @Nullable Object value) {
    if (value != null) {
      node.put(key, value.toString());
    }
    return this;
  }

  /** A text, or null where unknown. */
  public ObjectBuilder textOrNull(String key, @Nullable Object value) {
    node.put(key, value == null ? null : value.toString());
    return this;
  }

  /** A whole number. */
  public ObjectBuilder number(String key, @Nullable Long value) {
    if (value != null) {
      node.put(key, value);
    }
    return this;
  }

  /** A whole number. */
  public ObjectBuilder number(String key, @Nullable Integer value) {
    if (value != null) {
      node.put(key, value);
    }
    return this;
  }

  /** An exact decimal. */
  public ObjectBuilder number(String key, @Nullable BigDecimal value) {
    if (value != null) {
      node.put(key, value);
    }
    return this;
  }

  /** A decimal, or null where unknown. */
  public ObjectBuilder numberOrNull(String key, @Nullable BigDecimal value) {
    node.put(key, value == null ? null : value);
    return this;
  }

  /** True or false. */
  public ObjectBuilder flag(String key, @Nullable Boolean value) {
    if (value != null) {
      node.put(key, value);
    }
    return this;
  }

  /** Texts in their order; left out when there are none. */
  public ObjectBuilder words(String key, Collection<String> values) {
    return values.isEmpty() ? this : allWords(key, values);
  }

  /** Texts in their order; an empty array when there are none. */
  public ObjectBuilder allWords(String key, Collection<String> values) {
    ArrayNode array = node.putArray(key);
    values.forEach(array::add);
    return this;
  }

  /** Yes/no facts by name; left out when there are none. */
  public ObjectBuilder flags(String key, Map<String, Boolean> values) {
    return values.isEmpty() ? this : allFlags(key, values);
  }

  /** Yes/no facts by name; an empty object when there are none. */
  public ObjectBuilder allFlags(String key, Map<String, Boolean> values) {
    ObjectNode object = node.putObject(key);
    values.forEach(object::put);
    return this;
  }

  /** Texts by name; left out when there are none. */
  public ObjectBuilder texts(String key, Map<String, String> values) {
    if (!values.isEmpty()) {
      ObjectNode object = node.putObject(key);
      values.forEach(object::put);
    }
    return this;
  }

  /** An object; left out when it is null or empty. */
  public ObjectBuilder object(String key, @Nullable ObjectNode value) {
    if (value != null && !value.isEmpty()) {
      node.set(key, value);
    }
    return this;
  }

  /** An object that is built here; left out when it stays empty. */
  public ObjectBuilder object(String key, Consumer<ObjectBuilder> content) {
    ObjectBuilder builder = new ObjectBuilder();
    content.accept(builder);
    return object(key, builder.build());
  }

  /** Trees in their order; left out when there are none. */
  public ObjectBuilder list(String key, Collection<? extends JsonNode> values) {
    return values.isEmpty() ? this : node(key, array(values));
  }

  /** Any tree, empty or not. */
  public ObjectBuilder node(String key, JsonNode value) {
    node.set(key, value);
    return this;
  }

  /** All keys of another object, in its order. */
  public ObjectBuilder all(ObjectNode other) {
    node.setAll(other);
    return this;
  }

  /** Trees as an array. */
  public static ArrayNode array(Collection<? extends JsonNode> values) {
    return NODES.arrayNode(values.size()).addAll(values);
  }

  /** An authored JSON value; keys of objects come out sorted. */
  static JsonNode value(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof BigDecimal number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Number number) {
      return NODES.numberNode(new BigDecimal(number.toString()));
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof Collection<?> list) {
      return array(list.stream().map(ObjectBuilder::value).toList());
    }
    return NODES.stringNode(value.toString());
  }

  /** An authored JSON object; its keys come out sorted. */
  static ObjectNode object(Map<?, ?> map) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value(value)));
    ObjectNode object = NODES.objectNode();
    object.setAll(sorted);
    return object;
  }
}
