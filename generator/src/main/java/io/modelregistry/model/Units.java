package io.modelregistry.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vocabulary of units, read once from {@code schemas/units.json}, in its order. */
public final class Units {
  private static final String RESOURCE = "/schemas/units.json";
  private static final Map<String, Unit> BY_KEY = read();

  /** The price of the prompt's tokens. */
  public static final Unit INPUT = require("input_cost");

  /** The price of the answer's tokens. */
  public static final Unit OUTPUT = require("output_cost");

  /** The price of prompt tokens that come from a cache. */
  public static final Unit CACHE_READ = require("cache_read_cost");

  /** The price of the request itself. */
  public static final Unit REQUEST = require("request_cost");

  private Units() {}

  /** All units, in the order of the vocabulary. */
  public static Collection<Unit> all() {
    return BY_KEY.values();
  }

  /** The unit of that key, if the vocabulary has it. */
  public static Optional<Unit> find(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /**
   * The unit of that key.
   *
   * @throws IllegalArgumentException when the vocabulary has no such key
   */
  public static Unit require(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no unit has the key " + key));
  }

  private static Map<String, Unit> read() {
    try (InputStream in = Units.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      Map<String, Unit> units = new LinkedHashMap<>();
      for (var property : JsonMapper.shared().readTree(in).required("properties").properties()) {
        units.put(property.getKey(), unit(property.getKey(), property.getValue(), units.size()));
      }
      return Collections.unmodifiableMap(units);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Unit unit(String key, JsonNode property, int order) {
    JsonNode unit = property.required("x-unit");
    List<String> parents = new ArrayList<>();
    unit.required("parents").forEach(parent -> parents.add(parent.stringValue()));
    return new Unit(
        key,
        property.required("title").stringValue(),
        unit.required("usage").stringValue(),
        unit.required("per").longValue(),
        unit.optional("direction")
            .map(word -> Unit.Direction.valueOf(word.stringValue().toUpperCase(Locale.ROOT))),
        parents,
        order);
  }
}
