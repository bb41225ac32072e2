package io.modelregistry.edit.change;

import io.modelregistry.json.Pointers;
import io.modelregistry.json.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way to a field: names joined by dots ({@code pricing.input_cost}), or a JSON pointer ({@code
 * /pricing/input_cost}), which can name keys with dots in them. In a list a step is an index from
 * 0, or {@code -} for a new last element.
 *
 * @param text as it was written
 * @param steps at least one
 */
record FieldPath(String text, List<String> steps) {
  private static final String APPEND = "-";
  private static final int MAX_STEPS = 16;

  FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads one.
   *
   * @throws EditRefusal when it has an empty step or too many
   */
  static FieldPath parse(String text) {
    boolean pointer = text.startsWith("/");
    List<String> steps =
        Arrays.stream((pointer ? text.substring(1) : text).split(pointer ? "/" : "\\.", -1))
            .map(step -> pointer ? Pointers.last("/" + step) : step)
            .toList();
    if (steps.size() > MAX_STEPS || steps.contains("")) {
      throw invalid(
          "'"
              + Quoted.shortened(text)
              + "' names no field: write it as in pricing.input_cost or /pricing/input_cost");
    }
    return new FieldPath(text, steps);
  }

  /** As a JSON pointer. */
  String pointer() {
    String pointer = "";
    for (String step : steps) {
      pointer = Pointers.child(pointer, step);
    }
    return pointer;
  }

  /**
   * Puts a value there; objects on the way are made where they are missing.
   *
   * @throws EditRefusal when something that is no object or list is in the way
   */
  void set(ObjectNode root, JsonNode value) {
    JsonNode at = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      at = enter(at, steps.get(i), steps.get(i + 1));
    }
    String last = steps.get(steps.size() - 1);
    if (at instanceof ObjectNode object) {
      object.set(last, value);
    } else {
      ArrayNode array = (ArrayNode) at;
      if (last.equals(APPEND)) {
        array.add(value);
      } else {
        array.set(index(array, last), value);
      }
    }
  }

  private JsonNode enter(JsonNode at, String step, String next) {
    if (at instanceof ArrayNode array) {
      if (!step.equals(APPEND)) {
        return container(array.get(index(array, step)));
      }
      JsonNode made = JsonNodeFactory.instance.objectNode();
      array.add(made);
      return made;
    }
    ObjectNode object = (ObjectNode) at;
    JsonNode known = object.get(step);
    if (known == null || known.isNull()) {
      JsonNode made =
          next.equals(APPEND)
              ? JsonNodeFactory.instance.arrayNode()
              : JsonNodeFactory.instance.objectNode();
      object.set(step, made);
      return made;
    }
    return container(known);
  }

  private JsonNode container(JsonNode node) {
    if (node.isContainer()) {
      return node;
    }
    throw invalid("'" + text + "' leads into a value that has no fields");
  }

  private int index(ArrayNode array, String step) {
    Optional<Integer> index = index(step).filter(i -> i < array.size());
    return index.orElseThrow(
        () ->
            invalid(
                "'"
                    + text
                    + "': a list of "
                    + array.size()
                    + " has no element '"
                    + Quoted.shortened(step)
                    + "'; count from 0, or write - to add one"));
  }

  private static Optional<Integer> index(String step) {
    return step.matches("0|[1-9][0-9]{0,5}")
        ? Optional.of(Integer.parseInt(step))
        : Optional.empty();
  }

  /** Removes what is there, if anything; objects that are empty then go too. */
  void remove(ObjectNode root) {
    remove(root, 0);
  }

  private void remove(JsonNode at, int depth) {
    String step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    if (at instanceof ObjectNode object) {
      JsonNode child = object.get(step);
      if (child == null) {
        return;
      }
      if (!last) {
        remove(child, depth + 1);
      }
      if (last || (child.isContainer() && child.isEmpty())) {
        object.remove(step);
      }
    } else if (at instanceof ArrayNode array) {
      int index = index(array, step);
      if (last) {
        array.remove(index);
      } else {
        remove(array.get(index), depth + 1);
      }
    }
  }

  private static EditRefusal invalid(String message) {
    return new EditRefusal(EditRefusal.Code.INVALID_INPUT, message);
  }
}
