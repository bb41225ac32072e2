package io.modelregistry.sync.offer;

import io.modelregistry.json.Quoted;
import io.modelregistry.sync.ImportException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads somebody else's JSON: numbers as exact decimals, NaN and Infinity as text, of duplicate
 * keys the first, each reported. Bounded in size and depth.
 */
public final class LenientTree {
  /** The largest list, in bytes. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final int MAX_DEPTH = 100;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1000)
                  .build())
          .build();

  private final String what;
  private final Remarks remarks;

  private LenientTree(String what, Remarks remarks) {
    this.what = what;
    this.remarks = remarks;
  }

  /**
   * Reads an object.
   *
   * @param what what the list is, for messages
   * @throws ImportException when it is too large, no JSON, or no object
   */
  public static ObjectNode object(String what, byte[] bytes, Remarks remarks) {
    return (ObjectNode) read(what, bytes, JsonToken.START_OBJECT, "object", remarks);
  }

  /**
   * Reads an array; likewise.
   *
   * @throws ImportException when it is too large, no JSON, or no array
   */
  public static ArrayNode array(String what, byte[] bytes, Remarks remarks) {
    return (ArrayNode) read(what, bytes, JsonToken.START_ARRAY, "array", remarks);
  }

  private static JsonNode read(
      String what, byte[] bytes, JsonToken start, String shape, Remarks remarks) {
    if (bytes.length > MAX_BYTES) {
      throw new ImportException(
          what + " has " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      JsonToken first = parser.nextToken();
      if (first != start) {
        throw new ImportException(
            what + " is no JSON " + shape + "; is it the right file, downloaded whole?");
      }
      JsonNode root = new LenientTree(what, remarks).value(parser, first);
      if (parser.nextToken() != null) {
        throw new ImportException(what + " has more after its end; is it one JSON document?");
      }
      return root;
    } catch (JacksonException e) {
      throw new ImportException(
          what
              + " is no JSON that can be read"
              + place(e.getLocation())
              + ": "
              + Quoted.shortened(String.valueOf(e.getOriginalMessage())));
    }
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private JsonNode value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static JsonNode number(String text) {
    try {
      return NODES.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return NODES.stringNode(text);
    }
  }

  private ObjectNode object(JsonParser parser) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonNode value = value(parser, parser.nextToken());
      if (object.has(name)) {
        remarks.say(
            Remarks.ODD_VALUE, name, "stands twice in one object of " + what + "; first one taken");
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array;
  }
}
