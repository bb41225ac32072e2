package io.modelregistry.render.dump;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.EntityJson;
import io.modelregistry.render.json.RegistryJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Every entity whole, as its own file of the API has it, a line each; written once for both. */
final class JsonDump {
  private final String head;

  private final List<Entities> all = new ArrayList<>();

  private JsonDump(String head) {
    this.head = head;
  }

  /**
   * Entities of one kind.
   *
   * @param kind what each of them is
   * @param list the name of them all
   */
  private record Entities(String kind, String list, List<String> lines) {}

  static JsonDump of(Registry registry, CapabilityMatrix capabilities) {
    EntityJson entities = new EntityJson(registry, capabilities);
    JsonDump dump = new JsonDump(JsonText.compact(RegistryJson.settings(registry.settings())));
    dump.add("capability", "capabilities", registry.capabilities(), RegistryJson::capability);
    dump.add("provider", "providers", registry.providers(), entities::provider);
    dump.add("platform", "platforms", registry.platforms(), entities::platform);
    dump.add("model", "models", registry.models(), entities::model);
    dump.add("route", "routes", registry.routes(), entities::route);
    dump.add("tombstone", "tombstones", registry.tombstones(), RegistryJson::tombstone);
    return dump;
  }

  private <T> void add(
      String kind, String list, Collection<T> items, Function<T, ObjectNode> json) {
    List<String> lines = items.parallelStream().map(json).map(JsonText::compact).toList();
    all.add(new Entities(kind, list, lines));
  }

  /**
   * One object, in which every entity has its line.
   *
   * @param envelope what stands before its {@code data}, as an object
   */
  String json(ObjectNode envelope) {
    StringBuilder text = new StringBuilder();
    String start = JsonText.compact(envelope);
    text.append(start, 0, start.length() - 1).append(",\"data\":{\"registry\":").append(head);
    for (Entities entities : all) {
      text.append(",\n\"").append(entities.list()).append("\":[");
      String before = "\n";
      for (String line : entities.lines()) {
        text.append(before).append(line);
        before = ",\n";
      }
      text.append(']');
    }
    return text.append("}}\n").toString();
  }

  /** One object a line, each with its {@code kind} and {@code data}. */
  String lines() {
    StringBuilder text = new StringBuilder();
    line(text, "registry", head);
    for (Entities entities : all) {
      entities.lines().forEach(line -> line(text, entities.kind(), line));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String kind, String data) {
    text.append("{\"kind\":\"").append(kind).append("\",\"data\":").append(data).append("}\n");
  }
}
