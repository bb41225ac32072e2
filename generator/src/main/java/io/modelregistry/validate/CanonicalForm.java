package io.modelregistry.validate;

import io.modelregistry.json.JsonText;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way to write an authored file: keys in the order of its schema, keys of maps by alphabet,
 * keys that the schema does not know at the end as they came; then as {@link JsonText#pretty}. It
 * changes how a file looks, never what it says.
 */
public final class CanonicalForm {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CanonicalForm() {}

  /** The canonical text of a file of that kind. */
  public static String write(DocumentKind kind, JsonNode root) {
    return JsonText.pretty(order(kind, root));
  }

  /** The same value with its keys in canonical order. */
  public static JsonNode order(DocumentKind kind, JsonNode root) {
    return order(Schemas.shape(kind), root);
  }

  private static JsonNode order(Shape shape, JsonNode node) {
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode(node.size());
      node.values().forEach(element -> array.add(order(shape.element(), element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = NODES.objectNode();
    if (shape.isMap()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      sorted.forEach((name, value) -> object.set(name, order(shape.property(name), value)));
      return object;
    }
    for (String name : shape.names()) {
      JsonNode value = node.get(name);
      if (value != null) {
        object.set(name, order(shape.property(name), value));
      }
    }
    node.properties()
        .forEach(
            entry -> {
              if (!object.has(entry.getKey())) {
                object.set(entry.getKey(), order(Shape.UNKNOWN, entry.getValue()));
              }
            });
    return object;
  }
}
