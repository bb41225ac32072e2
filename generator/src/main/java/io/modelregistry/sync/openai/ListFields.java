package io.modelregistry.sync.openai;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.sync.offer.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Where lists have what, as {@code fields.json} says. Names lead into objects with dots; of several
 * the first that holds something counts.
 *
 * @param lists where the array of models is, if the list is no array itself
 * @param limits by the registry's field
 * @param gone values that say that a model cannot be called
 * @param capabilities flags, by the registry's key
 * @param listed by the name of an array of words: the registry's key for each word
 * @param modalities {@code input} and {@code output}
 */
record ListFields(
    List<String> lists,
    List<String> id,
    List<String> name,
    List<String> aliases,
    Map<String, List<String>> limits,
    List<String> lastDay,
    List<String> replacement,
    Map<String, JsonNode> gone,
    Map<String, List<String>> capabilities,
    Map<String, Map<String, String>> listed,
    Map<String, List<String>> modalities,
    List<PriceForm> prices) {
  /** What stands for any value. */
  static final String ANY = "*";

  /**
   * One way to state prices.
   *
   * @param where what has to hold, by name
   * @param as whether prices are {@code number}, {@code text} or {@code any}
   * @param places by how many places the decimal point moves to the right
   * @param units by name
   */
  record PriceForm(Map<String, String> where, String as, int places, Map<String, Unit> units) {
    /** Whether an entry states its prices like this. */
    boolean fits(JsonNode entry) {
      boolean holds =
          where.entrySet().stream()
              .allMatch(
                  condition -> {
                    JsonNode value = at(entry, condition.getKey());
                    return condition.getValue().equals(ANY)
                        ? !value.isMissingNode() && !value.isNull()
                        : condition.getValue().equals(value.asString(""));
                  });
      return holds && units.keySet().stream().allMatch(name -> isOfKind(at(entry, name)));
    }

    private boolean isOfKind(JsonNode value) {
      return switch (as) {
        case "number" -> !value.isString();
        case "text" -> !value.isNumber();
        default -> true;
      };
    }
  }

  static ListFields read() {
    JsonNode root = Resource.read("openai/fields.json");
    List<PriceForm> prices = new ArrayList<>();
    for (JsonNode form : root.required("prices")) {
      Map<String, String> where = new TreeMap<>();
      form.required("where")
          .properties()
          .forEach(entry -> where.put(entry.getKey(), entry.getValue().stringValue()));
      Map<String, Unit> units = new LinkedHashMap<>();
      form.required("fields")
          .properties()
          .forEach(
              entry -> units.put(entry.getKey(), Units.require(entry.getValue().stringValue())));
      prices.add(
          new PriceForm(
              where, form.required("as").stringValue(), form.required("places").intValue(), units));
    }
    Map<String, JsonNode> gone = new TreeMap<>();
    root.required("gone").properties().forEach(e -> gone.put(e.getKey(), e.getValue()));
    Map<String, Map<String, String>> listed = new TreeMap<>();
    root.required("listed")
        .properties()
        .forEach(
            list -> {
              Map<String, String> words = new TreeMap<>();
              list.getValue()
                  .properties()
                  .forEach(word -> words.put(word.getKey(), word.getValue().stringValue()));
              listed.put(list.getKey(), words);
            });
    return new ListFields(
        words(root.required("lists")),
        words(root.required("id")),
        words(root.required("name")),
        words(root.required("aliases")),
        byName(root.required("limits")),
        words(root.required("last_day")),
        words(root.required("replacement")),
        gone,
        byName(root.required("capabilities")),
        listed,
        byName(root.required("modalities")),
        Collections.unmodifiableList(prices));
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.stringValue()));
    return List.copyOf(words);
  }

  private static Map<String, List<String>> byName(JsonNode object) {
    Map<String, List<String>> names = new TreeMap<>();
    object.properties().forEach(entry -> names.put(entry.getKey(), words(entry.getValue())));
    return names;
  }

  /** What an entry has under a name; missing where it has nothing. */
  static JsonNode at(JsonNode entry, String name) {
    JsonNode at = entry;
    for (String part : name.split("\\.", -1)) {
      at = at.path(part);
    }
    return at;
  }
}
