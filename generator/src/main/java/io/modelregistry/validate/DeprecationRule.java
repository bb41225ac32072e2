package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Whoever uses a model that goes needs to know when, and what to use instead. */
final class DeprecationRule implements CrossFileRule {
  static final Rule BARE =
      Rule.warning(
          "deprecated-without-successor",
          "Deprecated, but not until when or for what",
          "A model is deprecated and has neither deprecation_date nor replaced_by.",
          "The word alone leaves its users without anything to do. Add the last day "
              + "it can be called, or the model to move to.",
          "\"status\": \"deprecated\"",
          """
          "status": "deprecated",
          "replaced_by": "gpt-5-nano\"""");

  static final Rule PAST =
      Rule.warning(
          "deprecation-date-past",
          "Past its last day, but not deprecated",
          "The deprecation_date of a model is past and its status is still active or beta, or that "
              + "of a route is past and its status is still active.",
          "It can no longer be called, and the registry leaves it out of every "
              + "answer. Set the status of a model to deprecated, of a route to "
              + "inactive, or correct the date.",
          """
          "deprecation_date": "2025-01-31",
          "status": "active\"""",
          """
          "deprecation_date": "2025-01-31",
          "status": "deprecated\"""");

  @Override
  public List<Rule> rules() {
    return List.of(BARE, PAST);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    context.routes().values().forEach(route -> route(context, findings, route));
    for (Model model : context.models().values()) {
      LocalDate last = model.deprecationDate();
      boolean deprecated = model.status() == Lifecycle.DEPRECATED;
      if (deprecated && last == null && model.replacedBy() == null) {
        findings.accept(
            BARE.at(
                context.locate(EntityKind.MODEL, model.id(), "/status"),
                "the model is deprecated, but has no deprecation_date and no replaced_by",
                "add one of them"));
      }
      if (!deprecated && last != null && last.isBefore(context.today())) {
        findings.accept(
            PAST.at(
                context.locate(EntityKind.MODEL, model.id(), "/status"),
                "the model's last day was " + last + ", but its status is " + model.status().word(),
                "set the status to deprecated, or correct deprecation_date"));
      }
    }
  }

  private static void route(RuleContext context, Consumer<Finding> findings, Route route) {
    LocalDate last = route.deprecationDate();
    if (route.status() == RouteStatus.ACTIVE && last != null && last.isBefore(context.today())) {
      findings.accept(
          PAST.at(
              context.locate(EntityKind.ROUTE, route.id(), "/status"),
              "the route's last day was " + last + ", but its status is active",
              "set the status to inactive, or correct deprecation_date"));
    }
  }
}
