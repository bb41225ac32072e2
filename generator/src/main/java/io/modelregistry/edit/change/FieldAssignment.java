package io.modelregistry.edit.change;

import io.modelregistry.json.Quoted;
import io.modelregistry.validate.DocumentKind;
import io.modelregistry.validate.FieldGuide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field and what it shall be: {@code context_window=128000}.
 *
 * <p>The value {@code null} removes the field. Where the schema allows nothing but text, the value
 * is that text, so that {@code version=2.0} needs no quotes; one that stands in double quotes is
 * read as a JSON string. Everywhere else it is JSON where it is JSON, and else text.
 */
public final class FieldAssignment {
  private final FieldPath path;
  private final String value;

  private FieldAssignment(FieldPath path, String value) {
    this.path = path;
    this.value = value;
  }

  /**
   * Reads {@code FIELD=VALUE}; the first {@code =} parts them.
   *
   * @throws EditRefusal when there is no {@code =} or no field before it
   */
  public static FieldAssignment parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new EditRefusal(
          EditRefusal.Code.INVALID_INPUT,
          "'" + Quoted.shortened(text) + "' sets nothing: write FIELD=VALUE");
    }
    return of(text.substring(0, equals), text.substring(equals + 1));
  }

  /**
   * From its parts.
   *
   * @throws EditRefusal when {@code field} names none
   */
  public static FieldAssignment of(String field, String value) {
    return new FieldAssignment(FieldPath.parse(field), value);
  }

  /** The name of the field in which it lies. */
  public String topField() {
    return path.steps().get(0);
  }

  /**
   * Changes a file's object.
   *
   * @throws EditRefusal when the field cannot be reached, or a number has too many digits
   */
  public void applyTo(DocumentKind kind, ObjectNode root) {
    if (value.equals("null")) {
      path.remove(root);
    } else {
      path.set(root, node(kind));
    }
  }

  private JsonNode node(DocumentKind kind) {
    JsonNode text = JsonNodeFactory.instance.stringNode(value);
    if (!FieldGuide.isText(kind, path.pointer())) {
      return JsonInput.value(value).orElse(text);
    }
    return value.startsWith("\"")
        ? JsonInput.value(value).filter(JsonNode::isString).orElse(text)
        : text;
  }
}
