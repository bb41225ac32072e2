package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.Pointers;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A platform seldom adds to a model what its maker left out. */
final class RouteClaimRule implements CrossFileRule {
  static final Rule EXCEEDS =
      Rule.warning(
          "route-exceeds-model",
          "A route claims more than its model",
          "A route says yes to a capability that its model denies, or has a larger "
              + "limit than its model.",
          "Usually one of the two is out of date. Correct the model when the platform "
              + "is right, and the route when it is not; where the platform really extends "
              + "the model, leave it.",
          """
          models/acme/one.json:  "context_window": 128000
          routes/one/groq.json:  "context_window": 131072""",
          """
          models/acme/one.json:  "context_window": 131072
          routes/one/groq.json:  "context_window": 131072""");

  @Override
  public List<Rule> rules() {
    return List.of(EXCEEDS);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (Route route : context.routes().values()) {
      Model model = context.models().get(route.modelId());
      if (model != null) {
        capabilities(context, findings, route, model);
        Limits own = route.limits();
        Limits most = model.limits();
        limit(
            context, findings, route, "context_window", own.contextWindow(), most.contextWindow());
        limit(
            context,
            findings,
            route,
            "max_input_tokens",
            own.maxInputTokens(),
            most.maxInputTokens());
        limit(
            context,
            findings,
            route,
            "max_output_tokens",
            own.maxOutputTokens(),
            most.maxOutputTokens());
      }
    }
  }

  private static void capabilities(
      RuleContext context, Consumer<Finding> findings, Route route, Model model) {
    route
        .capabilities()
        .forEach(
            (key, claimed) -> {
              if (claimed && Boolean.FALSE.equals(model.capabilities().get(key))) {
                findings.accept(
                    EXCEEDS.at(
                        context.locate(
                            EntityKind.ROUTE, route.id(), Pointers.child("/capabilities", key)),
                        "the route claims '" + key + "', which its model denies",
                        "correct whichever of the two is wrong"));
              }
            });
  }

  private static void limit(
      RuleContext context,
      Consumer<Finding> findings,
      Route route,
      String field,
      @Nullable Long own,
      @Nullable Long most) {
    if (own != null && most != null && own > most) {
      findings.accept(
          EXCEEDS.at(
              context.locate(EntityKind.ROUTE, route.id(), "/" + field),
              field + " " + own + " is more than the model's " + most,
              "correct whichever of the two is wrong"));
    }
  }
}
