package io.modelregistry.render.api;

import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table by columns, which is much smaller than the same rows as objects. A plain column has a
 * value a row. An interned one has each value once, under {@code values}, and under {@code index} a
 * place in them a row. Where a row has none, either says null; a column without any is left out.
 */
final class Columns<T> {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<T> rows;
  private final ObjectBuilder columns = new ObjectBuilder();

  Columns(Collection<T> rows) {
    this.rows = List.copyOf(rows);
  }

  /** A plain column of texts; any value that prints as its word, such as a date, is one. */
  Columns<T> texts(String key, Function<T, @Nullable Object> value) {
    return plain(
        key,
        row -> {
          Object text = value.apply(row);
          return text == null ? null : NODES.stringNode(text.toString());
        });
  }

  /** A plain column of whole numbers. */
  Columns<T> numbers(String key, Function<T, @Nullable Long> value) {
    return plain(
        key,
        row -> {
          Long number = value.apply(row);
          return number == null ? null : NODES.numberNode(number);
        });
  }

  /** A plain column of decimals. */
  Columns<T> decimals(String key, Function<T, @Nullable BigDecimal> value) {
    return plain(
        key,
        row -> {
          BigDecimal number = value.apply(row);
          return number == null ? null : NODES.numberNode(number);
        });
  }

  /** A plain column of anything. */
  Columns<T> plain(String key, Function<T, @Nullable JsonNode> value) {
    ArrayNode column = NODES.arrayNode(rows.size());
    boolean isEmpty = true;
    for (T row : rows) {
      JsonNode node = value.apply(row);
      column.add(node == null ? NODES.nullNode() : node);
      isEmpty &= node == null;
    }
    if (!isEmpty) {
      columns.node(key, column);
    }
    return this;
  }

  /** An interned column of texts. */
  Columns<T> words(String key, Function<T, @Nullable String> value) {
    return interned(key, value, NODES::stringNode);
  }

  /**
   * An interned column, its values in the order in which they first occur.
   *
   * @param value what a row has; equal ones are written once
   * @param json how it is written
   */
  <V> Columns<T> interned(
      String key, Function<T, @Nullable V> value, Function<V, ? extends JsonNode> json) {
    Map<V, Integer> places = new LinkedHashMap<>();
    ArrayNode index = NODES.arrayNode(rows.size());
    for (T row : rows) {
      V found = value.apply(row);
      if (found == null) {
        index.addNull();
      } else {
        Integer place = places.putIfAbsent(found, places.size());
        index.add(place == null ? places.size() - 1 : place);
      }
    }
    if (!places.isEmpty()) {
      List<JsonNode> values = new ArrayList<>(places.size());
      places.keySet().forEach(each -> values.add(json.apply(each)));
      columns.node(
          key,
          new ObjectBuilder()
              .node("values", ObjectBuilder.array(values))
              .node("index", index)
              .build());
    }
    return this;
  }

  /** The table. */
  ObjectNode build() {
    return columns.build();
  }
}
