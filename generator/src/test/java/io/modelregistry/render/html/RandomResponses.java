package io.modelregistry.render.html;

import io.modelregistry.app.cost.ResponseApis;
import io.modelregistry.derive.Refusal;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws responses of the APIs that are known, from the data that describes them. Few are wrong. */
final class RandomResponses {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Chance chance;
  private final List<JsonNode> apis;

  RandomResponses(Chance chance, JsonNode data) {
    this.chance = chance;
    this.apis = List.copyOf(data.required("apis").values());
  }

  ObjectNode next() {
    JsonNode api = chance.of(apis);
    ObjectNode response = NODES.objectNode();
    for (String place : places(api.required("counts"), new ArrayList<>())) {
      if (chance.chance(0.6)) {
        put(response, steps(place), number());
      }
    }
    JsonNode shape = chance.of(List.copyOf(api.required("shapes").values()));
    for (Map.Entry<String, JsonNode> sign : shape.properties()) {
      if (sign.getValue().isString()
          ? chance.chance(0.9)
          : response.at(sign.getKey()).isMissingNode()) {
        put(
            response,
            steps(sign.getKey()),
            sign.getValue().isString() ? sign.getValue() : NODES.numberNode(7));
      }
    }
    api.optional("total")
        .filter(place -> chance.chance(0.8))
        .ifPresent(
            place ->
                put(response, steps(place.stringValue()), NODES.numberNode(total(api, response))));
    return response;
  }

  /** Where numbers may stand. */
  private static List<String> places(JsonNode count, List<String> into) {
    if (count.isString()) {
      into.add(count.stringValue());
    }
    count.values().forEach(each -> places(each, into));
    return into;
  }

  private static List<String> steps(String place) {
    return List.of(place.substring(1).split("/"));
  }

  private JsonNode number() {
    return chance.chance(0.01)
        ? chance.of(
            NODES.nullNode(),
            NODES.stringNode("12"),
            NODES.numberNode(-1),
            NODES.numberNode(new BigDecimal("1.5")),
            NODES.numberNode(2_000_000_000_000_000L))
        : NODES.numberNode(chance.chance(0.2) ? 0 : chance.between(1, 5_000));
  }

  private void put(ObjectNode into, List<String> steps, JsonNode value) {
    String step = steps.get(0);
    List<String> rest = steps.subList(1, steps.size());
    if (rest.isEmpty()) {
      into.set(step, value);
    } else if (rest.get(0).contains("=")) {
      ArrayNode list = into.get(step) instanceof ArrayNode known ? known : into.putArray(step);
      putElement(list, rest, value);
    } else {
      put(into.get(step) instanceof ObjectNode known ? known : into.putObject(step), rest, value);
    }
  }

  /** An element that counts, and perhaps one beside it that does not. */
  private void putElement(ArrayNode list, List<String> steps, JsonNode value) {
    String[] sign = steps.get(0).split("=", 2);
    List<String> rest = steps.subList(1, steps.size());
    ObjectNode element = list.addObject();
    put(element, List.of(sign[0].split("\\.")), NODES.stringNode(sign[1]));
    if (!rest.isEmpty()) {
      put(element, rest, value);
    }
    if (chance.chance(0.3)) {
      list.add(
          chance.of(
              NODES.stringNode(sign[1]),
              NODES.objectNode().put(sign[0], "other"),
              NODES.nullNode()));
    }
  }

  /** Mostly what input and output add up to. */
  private long total(JsonNode api, ObjectNode response) {
    if (chance.chance(0.1)) {
      return chance.between(0, 9_000);
    }
    try {
      var counts =
          ResponseApis.known()
              .read(response, Optional.of(api.required("id").stringValue()))
              .counter()
              .counts();
      return counts.getOrDefault(Units.INPUT, 0L) + counts.getOrDefault(Units.OUTPUT, 0L);
    } catch (Refusal refusal) {
      return 1;
    }
  }

  /** What the command reads, as {@code readResponse} writes it; a text where it refuses. */
  static String read(JsonNode response) {
    try {
      ResponseApis.Reported reported = ResponseApis.known().read(response, Optional.empty());
      ObjectNode counts = NODES.objectNode();
      reported.counter().counts().forEach((unit, count) -> counts.put(unit.usage(), count));
      return reported.api() + " " + JsonText.compact(counts);
    } catch (Refusal refusal) {
      return switch (refusal.code()) {
        case UNKNOWN_API, MISSING_USAGE -> "nothing";
        default -> "refused";
      };
    }
  }
}
