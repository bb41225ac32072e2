package io.modelregistry.validate;

import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.Pointers;
import tools.jackson.databind.JsonNode;

/** Walks over every text of a document. */
final class TextValues {
  private TextValues() {}

  /** What is told of each text. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One text.
     *
     * @param pointer JSON pointer to it, or to the property whose name it is
     * @param field the last property name on the way to it
     * @param isName whether the text is the name of a property
     */
    void visit(String pointer, String field, String text, boolean isName);
  }

  static void walk(JsonDocument document, Visitor visitor) {
    walk(document.root(), "", "", visitor);
  }

  private static void walk(JsonNode node, String pointer, String field, Visitor visitor) {
    if (node.isString()) {
      visitor.visit(pointer, field, node.stringValue(), false);
    } else if (node.isObject()) {
      for (var property : node.properties()) {
        String child = Pointers.child(pointer, property.getKey());
        visitor.visit(child, field, property.getKey(), true);
        walk(property.getValue(), child, property.getKey(), visitor);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), Pointers.child(pointer, i), field, visitor);
      }
    }
  }
}
