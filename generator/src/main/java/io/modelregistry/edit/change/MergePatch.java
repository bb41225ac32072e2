package io.modelregistry.edit.change;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON merge patch: objects are merged key by key, {@code null} removes a key, everything else is
 * replaced as a whole, lists too.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
final class MergePatch {
  private MergePatch() {}

  /** What {@code patch} makes of {@code target}; neither is changed. */
  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode merged =
        target instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : patch.properties()) {
      String name = entry.getKey();
      if (entry.getValue().isNull()) {
        merged.remove(name);
      } else {
        JsonNode before = merged.path(name);
        merged.set(name, apply(before, entry.getValue()));
      }
    }
    return merged;
  }
}
