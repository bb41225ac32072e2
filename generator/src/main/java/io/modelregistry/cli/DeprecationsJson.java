package io.modelregistry.cli;

import io.modelregistry.derive.deprecation.Deprecation;
import io.modelregistry.derive.deprecation.Farewells.Broken;
import io.modelregistry.derive.deprecation.Farewells.Entry;
import io.modelregistry.derive.deprecation.RouteDeprecation;
import io.modelregistry.model.Model;
import io.modelregistry.registry.EffectiveRoute;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is going and gone, for programs. */
final class DeprecationsJson {
  private final DeprecationsAnswer answer;

  private DeprecationsJson(DeprecationsAnswer answer) {
    this.answer = answer;
  }

  static ObjectNode of(DeprecationsAnswer answer) {
    return new DeprecationsJson(answer).json();
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("question", "deprecations");
    json.put("as_of", answer.today().toString());
    answer
        .days()
        .ifPresentOrElse(
            number -> json.put("within_days", number), () -> json.putNull("within_days"));
    ArrayNode broken = json.putArray("broken");
    for (Broken each : answer.farewells().broken()) {
      broken
          .addObject()
          .put("pointer", each.pointer().word())
          .put("id", each.id())
          .put("model_id", each.model().id())
          .put("last_day", each.lastDay().toString());
    }
    ArrayNode models = json.putArray("models");
    for (List<Entry> entries :
        List.of(
            answer.farewells().past(),
            answer.farewells().announced(),
            answer.farewells().undated())) {
      entries.forEach(entry -> models.add(json(entry)));
    }
    ArrayNode routes = json.putArray("routes");
    answer.farewells().routes().forEach(entry -> routes.add(json(entry)));
    return json;
  }

  private ObjectNode json(RouteDeprecation entry) {
    EffectiveRoute route = entry.route();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("route_id", route.id());
    json.put("model_id", route.model().id());
    json.put("platform_id", route.platform().id());
    json.put("status", route.authored().status().word());
    json.put("phase", entry.phase().word());
    json.put("last_day", entry.lastDay().toString());
    json.put("days_left", ChronoUnit.DAYS.between(answer.today(), entry.lastDay()));
    ArrayNode others = json.putArray("other_routes");
    entry.others().forEach(other -> others.add(other.id()));
    return json;
  }

  private ObjectNode json(Entry entry) {
    Deprecation deprecation = entry.deprecation();
    Model model = deprecation.model();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model_id", model.id());
    json.put("provider_id", model.providerId());
    json.put("name", model.name());
    json.put("status", model.status().word());
    json.put("phase", deprecation.phase().word());
    deprecation
        .lastDay()
        .ifPresentOrElse(
            day -> {
              json.put("last_day", day.toString());
              json.put("days_left", ChronoUnit.DAYS.between(answer.today(), day));
            },
            () -> json.putNull("last_day").putNull("days_left"));
    json.put("replaced_by", model.replacedBy());
    json.put("migration_guide", model.migrationGuide());
    ArrayNode routes = json.putArray("fallback_chain");
    deprecation
        .dependents()
        .forEach(
            route ->
                routes
                    .addObject()
                    .put("route_id", route.id())
                    .put("platform_id", route.platform().id())
                    .put("priority", route.authored().priority()));
    ArrayNode replaces = json.putArray("replaces");
    entry.replacing().forEach(other -> replaces.add(other.id()));
    ArrayNode move = json.putArray("move_to");
    answer.moveTo(deprecation).forEach(move::add);
    return json;
  }
}
