package io.modelregistry.json;

import io.modelregistry.finding.Location;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/** Where each value of one text and each property's name start; the first of duplicates. */
final class Positions {
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> names = new HashMap<>();

  private Positions() {}

  private record Place(int line, int column) {
    static Place of(TokenStreamLocation location) {
      return new Place(location.getLineNr(), location.getColumnNr());
    }
  }

  /** Reads as far as the syntax allows. */
  static Positions of(String text) {
    Positions positions = new Positions();
    try (JsonParser parser = StrictJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken token = parser.nextToken();
      if (token != null) {
        positions.read(parser, token, "");
      }
    } catch (JacksonException e) {
      // What is known up to here is all that can be known.
    }
    return positions;
  }

  private void read(JsonParser parser, JsonToken token, String pointer) {
    values.putIfAbsent(pointer, Place.of(parser.currentTokenLocation()));
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String child = Pointers.child(pointer, parser.currentName());
        names.putIfAbsent(child, Place.of(parser.currentTokenLocation()));
        read(parser, parser.nextToken(), child);
      }
    } else if (token == JsonToken.START_ARRAY) {
      JsonToken element = parser.nextToken();
      for (int i = 0; element != JsonToken.END_ARRAY; i++) {
        read(parser, element, Pointers.child(pointer, i));
        element = parser.nextToken();
      }
    }
  }

  Location value(String path, String pointer) {
    return at(path, pointer, nearest(pointer));
  }

  Location name(String path, String pointer) {
    Place place = names.get(pointer);
    return at(path, pointer, place != null ? place : nearest(pointer));
  }

  private @Nullable Place nearest(String pointer) {
    String known = pointer;
    Place place = values.get(known);
    while (place == null && !known.isEmpty()) {
      known = Pointers.parent(known);
      place = values.get(known);
    }
    return place;
  }

  private static Location at(String path, String pointer, @Nullable Place place) {
    return place == null
        ? new Location(path, 0, 0, pointer)
        : new Location(path, place.line(), place.column(), pointer);
  }
}
