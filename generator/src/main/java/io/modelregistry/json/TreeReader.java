package io.modelregistry.json;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tree of one text and collects what is wrong with it on the way. */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String path;
  private final String text;
  private final List<Finding> findings;

  /** Names and indices from the root to the value at hand. */
  private final Deque<Object> steps = new ArrayDeque<>();

  private @Nullable Positions positions;

  TreeReader(String path, String text, List<Finding> findings) {
    this.path = path;
    this.text = text;
    this.findings = findings;
  }

  ReadResult read() {
    Optional<JsonDocument> document;
    try (JsonParser parser = StrictJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new ReadResult(Optional.empty(), with(SyntaxScan.empty(path)));
      }
      JsonNode root = value(parser, first);
      if (parser.nextToken() != null) {
        return new ReadResult(
            Optional.empty(), with(SyntaxScan.explain(path, text, parser.currentTokenLocation())));
      }
      document = Optional.of(new JsonDocument(path, text, root));
    } catch (TooDeep e) {
      return new ReadResult(Optional.empty(), with(e.finding));
    } catch (JacksonException e) {
      return new ReadResult(
          Optional.empty(), with(SyntaxScan.explain(path, text, e.getLocation())));
    }
    return new ReadResult(document, findings);
  }

  private List<Finding> with(Finding last) {
    findings.add(last);
    return findings;
  }

  private JsonNode value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> {
        String string = parser.getString();
        checkCharacters(string, parser);
        yield NODES.stringNode(string);
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(JsonParser parser) {
    checkDepth(parser);
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      steps.addLast(name);
      boolean duplicate = object.has(name);
      if (duplicate) {
        Location here = here(parser);
        Location first = positions().name(path, pointer());
        report(
            DocumentReader.DUPLICATE_KEY,
            here,
            "the key '" + Quoted.shortened(name) + "' stands twice in one object",
            "it stands first in line "
                + first.line()
                + ", column "
                + first.column()
                + "; keep one of them");
      } else {
        checkCharacters(name, parser);
      }
      JsonNode value = value(parser, parser.nextToken());
      if (!duplicate) {
        object.set(name, value);
      }
      steps.removeLast();
    }
    return object;
  }

  private ArrayNode array(JsonParser parser) {
    checkDepth(parser);
    ArrayNode array = NODES.arrayNode();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      steps.addLast(array.size());
      array.add(value(parser, token));
      steps.removeLast();
      token = parser.nextToken();
    }
    return array;
  }

  private JsonNode number(JsonParser parser) {
    String digits = parser.getString();
    ExactNumber number = ExactNumber.parse(digits);
    if (number.problem() != null) {
      report(
          DocumentReader.NUMBER,
          here(parser),
          "the number " + Quoted.shortened(digits) + " " + number.problem(),
          "numbers have at most "
              + Decimals.ALWAYS_EXACT
              + " significant digits, so that every program reads them exactly");
    }
    return number.node();
  }

  private void checkDepth(JsonParser parser) {
    if (parser.streamReadContext().getNestingDepth() > DocumentReader.MAX_DEPTH) {
      throw new TooDeep(
          DocumentReader.error(
              DocumentReader.TOO_DEEP,
              here(parser),
              "objects and arrays nest deeper than " + DocumentReader.MAX_DEPTH,
              "flatten the value"));
    }
  }

  private void checkCharacters(String string, JsonParser parser) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c >= ' ' && c < '\uD800') {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < string.length()
          && Character.isLowSurrogate(string.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        reportCharacter(parser, c, "is half of a surrogate pair, which is no character");
        return;
      } else if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= '\uFFFE') {
        reportCharacter(parser, c, "is no text: no page or feed can show it");
        return;
      }
    }
  }

  private void reportCharacter(JsonParser parser, char c, String why) {
    report(
        DocumentReader.CHARACTER,
        here(parser),
        String.format(Locale.ROOT, "the character \\u%04X %s", (int) c, why),
        "remove it");
  }

  private void report(String rule, Location location, String message, String hint) {
    if (findings.size() <= DocumentReader.MAX_FINDINGS) {
      findings.add(DocumentReader.error(rule, location, message, hint));
    }
  }

  private Location here(JsonParser parser) {
    var location = parser.currentTokenLocation();
    return new Location(path, location.getLineNr(), location.getColumnNr(), pointer());
  }

  private String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (Iterator<Object> i = steps.iterator(); i.hasNext(); ) {
      pointer.append(Pointers.child("", String.valueOf(i.next())));
    }
    return pointer.toString();
  }

  private Positions positions() {
    if (positions == null) {
      positions = Positions.of(text);
    }
    return positions;
  }

  /** Leaves the recursion; nothing below can be read. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    TooDeep(Finding finding) {
      super(finding.message(), null, false, false);
      this.finding = finding;
    }
  }
}
