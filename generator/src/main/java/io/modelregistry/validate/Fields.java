package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.json.Pointers;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Condition;
import io.modelregistry.model.PartialDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The properties of one object of a file that fits its schema. Types are settled; what the schema
 * cannot know, such as a day that no month has, becomes a finding and reads as null.
 */
final class Fields {
  private final JsonDocument document;
  private final String pointer;
  private final JsonNode object;
  private final Consumer<Finding> findings;

  private Fields(
      JsonDocument document, String pointer, JsonNode object, Consumer<Finding> findings) {
    this.document = document;
    this.pointer = pointer;
    this.object = object;
    this.findings = findings;
  }

  static Fields of(JsonDocument document, Consumer<Finding> findings) {
    return new Fields(document, "", document.root(), findings);
  }

  @Nullable String text(String name) {
    JsonNode value = object.get(name);
    return value == null ? null : value.stringValue();
  }

  /** The text of a property that the schema requires. */
  String required(String name) {
    return object.required(name).stringValue();
  }

  @Nullable Boolean flag(String name) {
    JsonNode value = object.get(name);
    return value == null ? null : Boolean.valueOf(value.booleanValue());
  }

  @Nullable Long whole(String name) {
    JsonNode value = object.get(name);
    return value == null ? null : Long.valueOf(value.longValue());
  }

  /** A whole number, {@code otherwise} where it is missing. */
  long whole(String name, long otherwise) {
    Long value = whole(name);
    return value == null ? otherwise : value;
  }

  @Nullable BigDecimal decimal(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value.decimalValue();
  }

  boolean isNull(String name) {
    return object.path(name).isNull();
  }

  <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
    String text = text(name);
    return text == null ? null : Enum.valueOf(words, text.toUpperCase(Locale.ROOT));
  }

  /** The word of a property that the schema requires. */
  <E extends Enum<E>> E requiredWord(String name, Class<E> words) {
    return Enum.valueOf(words, required(name).toUpperCase(Locale.ROOT));
  }

  @Nullable LocalDate date(String name) {
    return parsed(name, LocalDate::parse);
  }

  /** The day of a property that the schema requires; where it cannot be, some day. */
  LocalDate requiredDate(String name) {
    LocalDate date = date(name);
    return date == null ? LocalDate.EPOCH : date;
  }

  @Nullable PartialDate partialDate(String name) {
    return parsed(name, PartialDate::new);
  }

  @Nullable Instant moment(String name) {
    return parsed(name, Condition::moment);
  }

  private <T> @Nullable T parsed(String name, Function<String, T> parse) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return parse.apply(text);
    } catch (DateTimeParseException e) {
      impossible(name, "there is no day '" + Quoted.shortened(text) + "'", "check day and month");
      return null;
    }
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    object.path(name).values().forEach(value -> texts.add(value.stringValue()));
    return texts;
  }

  Map<String, Boolean> flags(String name) {
    return map(name, JsonNode::booleanValue);
  }

  Map<String, String> textByName(String name) {
    return map(name, JsonNode::stringValue);
  }

  Map<String, Long> wholeByName(String name) {
    return map(name, JsonNode::longValue);
  }

  private <T> Map<String, T> map(String name, Function<JsonNode, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    object
        .path(name)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), read.apply(entry.getValue())));
    return map;
  }

  /** Any JSON values by name, as {@code String, BigDecimal, Boolean, List, Map}. */
  Map<String, Object> plainValues() {
    Map<String, Object> values = new LinkedHashMap<>();
    object.properties().forEach(entry -> values.put(entry.getKey(), plain(entry.getValue())));
    return values;
  }

  private static Object plain(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isArray()) {
      return value.values().stream().map(Fields::plain).toList();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    value.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
    return map;
  }

  @Nullable Fields object(String name) {
    JsonNode value = object.get(name);
    return value == null ? null : child(Pointers.child(pointer, name), value);
  }

  /** The object under that name; where it is missing, one without properties. */
  Fields objectOrEmpty(String name) {
    return child(Pointers.child(pointer, name), object.path(name));
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    String array = Pointers.child(pointer, name);
    for (JsonNode value : object.path(name).values()) {
      objects.add(child(Pointers.child(array, objects.size()), value));
    }
    return objects;
  }

  Map<String, Fields> objectByName() {
    Map<String, Fields> objects = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry ->
                objects.put(
                    entry.getKey(),
                    child(Pointers.child(pointer, entry.getKey()), entry.getValue())));
    return objects;
  }

  private Fields child(String at, JsonNode value) {
    return new Fields(document, at, value, findings);
  }

  /** Tells that the value under that name cannot be. */
  void impossible(String name, String message, @Nullable String hint) {
    findings.accept(
        FileRules.IMPOSSIBLE_VALUE.at(
            document.locate(Pointers.child(pointer, name)), message, hint));
  }
}
