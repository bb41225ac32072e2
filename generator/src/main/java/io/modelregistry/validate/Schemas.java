package io.modelregistry.validate;

import io.modelregistry.json.ClassPathFile;
import io.modelregistry.json.JsonText;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of authored files, as they travel in the jar, and the shapes they describe. */
final class Schemas {
  /** What the {@code $id} of each schema starts with. */
  static final String BASE = "https://modelregistry.io/schemas/";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Schemas ALL = new Schemas();

  private final Map<String, JsonNode> files = new HashMap<>();

  /** By file and JSON pointer; known before they are filled, so that self-reference ends. */
  private final Map<String, Shape> shapes = new HashMap<>();

  private final Map<DocumentKind, Shape> byKind = new EnumMap<>(DocumentKind.class);

  private Schemas() {
    for (DocumentKind kind : DocumentKind.values()) {
      byKind.put(kind, referred(kind.schema(), ""));
    }
  }

  /** What a whole file of that kind is. */
  static Shape shape(DocumentKind kind) {
    return ALL.byKind.getOrDefault(kind, Shape.UNKNOWN);
  }

  /** The schemas of all kinds and what they refer to, by {@code $id}. */
  static Map<String, JsonNode> byId() {
    Map<String, JsonNode> byId = new HashMap<>();
    ALL.files.forEach((file, schema) -> byId.put(BASE + file, schema));
    return byId;
  }

  private Shape referred(String file, String pointer) {
    String key = file + '#' + pointer;
    Shape known = shapes.get(key);
    if (known != null) {
      return known;
    }
    Shape shape = new Shape();
    shapes.put(key, shape);
    fill(shape, file, file(file).at(pointer));
    return shape;
  }

  private Shape inline(String file, JsonNode schema) {
    String reference = text(schema.get("$ref"));
    if (reference != null && schema.size() == 1) {
      return resolved(file, reference);
    }
    Shape shape = new Shape();
    fill(shape, file, schema);
    return shape;
  }

  private void fill(Shape shape, String file, JsonNode schema) {
    shape.describe(text(schema.get("description")), example(schema));
    shape.addTypes(texts(schema.path("type")));
    shape.addWords(texts(schema.path("enum")));
    shape.require(texts(schema.path("required")));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> shape.addProperty(property.getKey(), inline(file, property.getValue())));
    if (schema.path("additionalProperties").isObject()) {
      shape.setValues(inline(file, schema.get("additionalProperties")));
    }
    if (schema.path("items").isObject()) {
      shape.setItems(inline(file, schema.get("items")));
    }
    schema.path("allOf").values().forEach(part -> fill(shape, file, part));
    String reference = text(schema.get("$ref"));
    if (reference != null) {
      copy(resolved(file, reference), shape);
    }
  }

  private Shape resolved(String file, String reference) {
    int hash = reference.indexOf('#');
    String target = hash < 0 ? reference : reference.substring(0, hash);
    String pointer = hash < 0 ? "" : reference.substring(hash + 1);
    return referred(target.isEmpty() ? file : target, pointer);
  }

  private static void copy(Shape from, Shape to) {
    to.describe(from.description(), from.example());
    to.addTypes(from.types());
    to.addWords(from.words());
    to.require(from.required());
    from.names().forEach(name -> to.addProperty(name, from.property(name)));
    from.copyMembersTo(to);
  }

  private static @Nullable String example(JsonNode schema) {
    JsonNode examples = schema.path("examples");
    return examples.isEmpty() ? null : JsonText.compact(examples.get(0));
  }

  /** One text or a list of them. */
  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new LinkedHashSet<>();
    (node.isString() ? List.of(node) : node.values())
        .forEach(
            each -> {
              if (each.isString()) {
                texts.add(each.stringValue());
              }
            });
    return texts;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.stringValue();
  }

  private JsonNode file(String name) {
    return files.computeIfAbsent(name, Schemas::read);
  }

  private static JsonNode read(String name) {
    return MAPPER.readTree(ClassPathFile.bytes("/schemas/" + name));
  }
}
