package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Every model can be called somewhere, and it is clear where first. */
final class FallbackRule implements CrossFileRule {
  static final Rule SAME_PRIORITY =
      Rule.warning(
          "same-priority",
          "Two routes with one priority",
          "Two active routes of one model have the same priority.",
          "Which of them comes first in the fallback chain is then decided by the "
              + "alphabet. Give each its own priority; 1 is tried first.",
          """
          routes/one/direct.json:  "priority": 1
          routes/one/groq.json:    "priority": 1""",
          """
          routes/one/direct.json:  "priority": 1
          routes/one/groq.json:    "priority": 2""");

  static final Rule NO_ROUTE =
      Rule.warning(
          "model-without-route",
          "A model that cannot be called",
          "A model that is not deprecated has no route.",
          "Nobody learns from the registry where to call it. Add a route, such as "
              + "routes/{model}/direct.json, or deprecate the model.",
          "models/acme/one.json",
          """
          models/acme/one.json
          routes/one/direct.json""");

  @Override
  public List<Rule> rules() {
    return List.of(SAME_PRIORITY, NO_ROUTE);
  }

  /** A place in a model's fallback chain. */
  private record Rank(String modelId, int priority) {}

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    Map<Rank, String> first = new HashMap<>();
    for (Route route : context.routes().values()) {
      if (route.status() == RouteStatus.ACTIVE) {
        Rank rank = new Rank(route.modelId(), route.priority());
        String earlier = first.putIfAbsent(rank, route.id());
        if (earlier != null) {
          findings.accept(
              SAME_PRIORITY.at(
                  context.locate(EntityKind.ROUTE, route.id(), "/priority"),
                  "priority "
                      + route.priority()
                      + " belongs to the active route "
                      + earlier
                      + " too",
                  "give each its own; 1 is tried first"));
        }
      }
    }
    Set<String> called = new HashSet<>();
    for (Place place : context.places().values()) {
      if (place instanceof Place.OfRoute route) {
        called.add(route.modelId());
      }
    }
    for (Model model : context.models().values()) {
      if (model.status() != Lifecycle.DEPRECATED && !called.contains(model.id())) {
        findings.accept(
            NO_ROUTE.at(
                context.path(EntityKind.MODEL, model.id()).map(Location::ofFile).orElseThrow(),
                "no route says where to call this model",
                "add one, such as routes/" + model.id() + "/direct.json"));
      }
    }
  }
}
