package io.modelregistry.validate;

import io.modelregistry.json.Pointers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a schema says about one value, references resolved: the names that it may hold in their
 * order, and words for people.
 */
final class Shape {
  /** A value that no schema describes. */
  static final Shape UNKNOWN = new Shape();

  private final Map<String, Shape> properties = new LinkedHashMap<>();
  private final Set<String> types = new TreeSet<>();
  private final Set<String> words = new TreeSet<>();
  private final Set<String> required = new TreeSet<>();
  private @Nullable Shape values;
  private @Nullable Shape items;
  private @Nullable String description;
  private @Nullable String example;

  /** The properties it may hold, in canonical order; empty for a map, whose keys are free. */
  Set<String> names() {
    return Collections.unmodifiableSet(properties.keySet());
  }

  /** Whether its keys are free, so that only the alphabet orders them. */
  boolean isMap() {
    return values != null && properties.isEmpty();
  }

  /** What stands under that name. */
  Shape property(String name) {
    Shape found = properties.get(name);
    return found != null ? found : values != null ? values : UNKNOWN;
  }

  /** What each element of it is. */
  Shape element() {
    return items != null ? items : UNKNOWN;
  }

  /** What stands at {@code pointer} below it. */
  Shape at(String pointer) {
    if (pointer.isEmpty()) {
      return this;
    }
    Shape parent = at(Pointers.parent(pointer));
    return parent.items != null ? parent.items : parent.property(Pointers.last(pointer));
  }

  /** The JSON types it may have, such as {@code string}; empty when the schema does not say. */
  Set<String> types() {
    return Collections.unmodifiableSet(types);
  }

  /** The texts it may be, when these are all; empty when others are lawful too. */
  Set<String> words() {
    return Collections.unmodifiableSet(words);
  }

  /** The properties it must hold. */
  Set<String> required() {
    return Collections.unmodifiableSet(required);
  }

  /** What it means, in the schema's words. */
  @Nullable String description() {
    return description;
  }

  /** A lawful value as JSON. */
  @Nullable String example() {
    return example;
  }

  /** The nearest words win: those at the reference, before those of what it refers to. */
  void describe(@Nullable String words, @Nullable String sample) {
    description = description != null ? description : words;
    example = example != null ? example : sample;
  }

  /** Elements and values of maps; a shape that is still being read copies them when it is done. */
  void copyMembersTo(Shape other) {
    if (other.values == null) {
      other.values = values;
    }
    if (other.items == null) {
      other.items = items;
    }
  }

  void addTypes(Set<String> more) {
    types.addAll(more);
  }

  void addWords(Set<String> more) {
    words.addAll(more);
  }

  void require(Set<String> names) {
    required.addAll(names);
  }

  void addProperty(String name, Shape shape) {
    properties.putIfAbsent(name, shape);
  }

  void setValues(Shape shape) {
    values = shape;
  }

  void setItems(Shape shape) {
    items = shape;
  }
}
