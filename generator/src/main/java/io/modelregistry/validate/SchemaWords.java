package io.modelregistry.validate;

import com.networknt.schema.Error;
import io.modelregistry.finding.Finding;
import io.modelregistry.json.Decimals;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.Pointers;
import io.modelregistry.json.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** Says in words for the author what the schema validator says in terms of keywords. */
final class SchemaWords {
  /** So many known names still fit into a hint. */
  private static final int MAX_LISTED = 14;

  private final JsonDocument document;
  private final Shape shape;
  private final DocumentKind kind;

  SchemaWords(DocumentKind kind, JsonDocument document) {
    this.kind = kind;
    this.document = document;
    this.shape = Schemas.shape(kind);
  }

  /** What one error means; nothing when another error already says it. */
  List<Finding> findings(Error error) {
    String pointer = error.getInstanceLocation().toString();
    JsonNode value = Objects.requireNonNull(error.getInstanceNode());
    JsonNode expected = Objects.requireNonNull(error.getSchemaNode());
    String property = error.getProperty();
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties" ->
          unknownProperty(pointer, Objects.requireNonNull(property));
      case "required" -> List.of(missingProperty(pointer, Objects.requireNonNull(property)));
      case "propertyNames" -> List.of(unlawfulName(pointer, Objects.requireNonNull(property)));
      case "type" -> List.of(wrongType(pointer, value, expected));
      case "enum", "const" -> List.of(unknownValue(pointer, value, expected));
      // That text is empty, its length says.
      case "pattern" ->
          value.stringValue().isEmpty() ? List.of() : List.of(wrongForm(pointer, value));
      case "not" -> nullPrices(pointer, value);
      case "minimum", "exclusiveMinimum" ->
          List.of(outOfRange(pointer, number(value) + " is below " + number(expected)));
      case "maximum", "exclusiveMaximum" ->
          List.of(outOfRange(pointer, number(value) + " is above " + number(expected)));
      case "minLength" -> List.of(outOfRange(pointer, "the text is empty"));
      case "maxLength" ->
          List.of(
              outOfRange(
                  pointer,
                  "the text has "
                      + value.stringValue().codePointCount(0, value.stringValue().length())
                      + " characters; at most "
                      + number(expected)
                      + " are allowed"));
      case "minItems", "minProperties" ->
          List.of(outOfRange(pointer, "at least " + number(expected) + " belongs in here"));
      case "maxItems", "maxProperties" ->
          List.of(
              outOfRange(
                  pointer,
                  value.size() + " stand here; at most " + number(expected) + " are allowed"));
      default ->
          List.of(
              FileRules.WRONG_FORM.at(
                  document.locate(pointer),
                  what(pointer) + " breaks '" + error.getKeyword() + "' of its schema",
                  meaning(pointer)));
    };
  }

  private List<Finding> unknownProperty(String pointer, String name) {
    Set<String> known = shape.at(pointer).names();
    // When something inside is wrong, the validator counts known properties as unknown.
    if (known.contains(name)) {
      return List.of();
    }
    return List.of(
        FileRules.UNKNOWN_PROPERTY.at(
            document.locateKey(Pointers.child(pointer, name)),
            "'" + Quoted.shortened(name) + "' is no property of " + owner(pointer),
            Suggestion.hint(
                name,
                known,
                known.size() <= MAX_LISTED
                    ? "known are " + known.stream().sorted().collect(Collectors.joining(", "))
                    : "the schema lists what may stand here")));
  }

  private Finding missingProperty(String pointer, String name) {
    Shape missing = shape.at(pointer).property(name);
    String example = missing.example();
    return FileRules.MISSING_PROPERTY.at(
        document.locate(pointer),
        "'" + name + "' is missing in " + owner(pointer),
        example == null
            ? missing.description()
            : "add it, as in \"" + name + "\": " + Quoted.shortened(example));
  }

  private Finding unlawfulName(String pointer, String name) {
    return FileRules.WRONG_FORM.at(
        document.locateKey(Pointers.child(pointer, name)),
        "'" + Quoted.shortened(name) + "' cannot be a key of " + owner(pointer),
        "keys here are lower-case words joined by '_' or, where they are ids, by '.', '_' or '-'");
  }

  private Finding wrongType(String pointer, JsonNode value, JsonNode expected) {
    String wanted =
        expected.isArray()
            ? expected.values().stream()
                .map(type -> typeName(type.stringValue()))
                .collect(Collectors.joining(" or "))
            : typeName(expected.stringValue());
    return FileRules.WRONG_TYPE.at(
        document.locate(pointer),
        what(pointer) + " must be " + wanted + ", not " + typeName(value),
        typeHint(value, wanted, pointer));
  }

  private @Nullable String typeHint(JsonNode value, String wanted, String pointer) {
    if (value.isNull()) {
      return "leave the property out: what is missing is unknown";
    }
    if (value.isString()) {
      String text = value.stringValue();
      if (wanted.contains("number") && text.matches("-?[0-9]+(\\.[0-9]+)?") && text.length() < 20) {
        return "write " + text + " without quotes";
      }
      if (wanted.startsWith("true") && (text.equals("true") || text.equals("false"))) {
        return "write " + text + " without quotes";
      }
    }
    if (wanted.startsWith("a list") && !value.isContainer()) {
      return "put it in brackets: [" + Quoted.shortened(value.toString()) + "]";
    }
    return meaning(pointer);
  }

  private Finding unknownValue(String pointer, JsonNode value, JsonNode expected) {
    List<String> lawful =
        (expected.isArray() ? expected.values().stream() : Stream.of(expected))
            .map(node -> node.isString() ? node.stringValue() : node.toString())
            .toList();
    String word = value.isString() ? value.stringValue() : value.toString();
    String list =
        lawful.size() == 1 ? "not " + lawful.get(0) : "none of " + String.join(", ", lawful);
    return FileRules.UNKNOWN_VALUE.at(
        document.locate(pointer),
        what(pointer) + " is '" + Quoted.shortened(word) + "', " + list,
        Suggestion.nearest(word, lawful)
            .map(near -> "did you mean '" + near + "'?")
            .orElseGet(() -> meaning(pointer)));
  }

  private Finding wrongForm(String pointer, JsonNode value) {
    String example = shape.at(pointer).example();
    String meaning = meaning(pointer);
    return FileRules.WRONG_FORM.at(
        document.locate(pointer),
        what(pointer) + " does not have the right form: '" + shortened(value) + "'",
        Stream.of(meaning, example == null ? null : "as in " + Quoted.shortened(example))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" — ")));
  }

  private List<Finding> nullPrices(String pointer, JsonNode pricing) {
    return pricing.properties().stream()
        .filter(entry -> entry.getValue().isNull())
        .map(Map.Entry::getKey)
        .map(
            name ->
                FileRules.WRONG_TYPE.at(
                    document.locate(Pointers.child(pointer, name)),
                    "'" + Quoted.shortened(name) + "' must be a number, not null",
                    "leave it out: a price that is missing is unknown; null belongs in overrides"
                        + " only"))
        .toList();
  }

  private Finding outOfRange(String pointer, String message) {
    return FileRules.OUT_OF_RANGE.at(
        document.locate(pointer), what(pointer) + ": " + message, meaning(pointer));
  }

  /** What the value at {@code pointer} is called. */
  private String what(String pointer) {
    if (pointer.isEmpty()) {
      return "the file";
    }
    String last = Pointers.last(pointer);
    return last.chars().allMatch(Character::isDigit)
        ? "element " + last + " of '" + Pointers.last(Pointers.parent(pointer)) + "'"
        : "'" + Quoted.shortened(last) + "'";
  }

  private String owner(String pointer) {
    return pointer.isEmpty() ? "a " + kind.word() + " file" : what(pointer);
  }

  private @Nullable String meaning(String pointer) {
    return shape.at(pointer).description();
  }

  private static String shortened(JsonNode value) {
    return Quoted.shortened(value.isString() ? value.stringValue() : value.toString());
  }

  private static String number(JsonNode node) {
    return Decimals.plain(node.decimalValue());
  }

  private static String typeName(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return switch (type) {
      case NUMBER -> "a number";
      case STRING -> "text";
      case BOOLEAN -> "true or false";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "null";
    };
  }

  private static String typeName(String schemaType) {
    return switch (schemaType) {
      case "number" -> "a number";
      case "integer" -> "a whole number";
      case "string" -> "text";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "an object";
      default -> "null";
    };
  }
}
