package io.modelregistry.usage.log;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One format of logs: where each thing stands.
 *
 * @param container how lines are made: {@code json}, {@code csv} or {@code spans}
 * @param signs fields of which a log of this format has all of one list
 * @param embedded top-level fields that hold JSON, perhaps as text
 * @param fields by our name of them: the places where it may stand, the first that is filled counts
 * @param counts by the names under which usage is reported; likewise
 * @param skipped values of fields that mark what is no call of a model, such as a tool's span
 * @param failed words of {@code status} that mean that there was no answer
 * @param platforms ids of platforms by the format's names for them; {@code direct} is a provider's
 *     own
 */
public record LogFormat(
    String id,
    String title,
    String container,
    List<List<String>> signs,
    Set<String> embedded,
    Map<String, List<String>> fields,
    Map<String, List<String>> counts,
    Map<String, List<String>> skipped,
    Set<String> failed,
    Map<String, String> platforms) {

  static LogFormat of(JsonNode format) {
    Map<String, List<String>> counts = lists(format.path("counts"));
    format
        .optional("vocabulary_below")
        .ifPresent(
            prefixes -> {
              for (Unit unit : Units.all()) {
                List<String> places =
                    prefixes.valueStream().map(p -> p.stringValue() + unit.usage()).toList();
                counts.putIfAbsent(unit.usage(), places);
              }
            });
    Map<String, String> platforms = new LinkedHashMap<>();
    format
        .path("platforms")
        .properties()
        .forEach(entry -> platforms.put(entry.getKey(), entry.getValue().stringValue()));
    return new LogFormat(
        format.required("id").stringValue(),
        format.required("title").stringValue(),
        format.required("container").stringValue(),
        format.required("signs").valueStream().map(LogFormat::words).toList(),
        Set.copyOf(words(format.path("embedded"))),
        lists(format.required("fields")),
        counts,
        lists(format.path("skipped")),
        Set.copyOf(words(format.path("failed"))),
        platforms);
  }

  private static Map<String, List<String>> lists(JsonNode object) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    object.properties().forEach(entry -> lists.put(entry.getKey(), words(entry.getValue())));
    return lists;
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  /** The places of a field; none where the format has no such thing. */
  public List<String> places(String field) {
    return fields.getOrDefault(field, List.of());
  }
}
