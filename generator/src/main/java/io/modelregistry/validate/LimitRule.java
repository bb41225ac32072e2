package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Model;
import io.modelregistry.model.Route;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prompt and answer lie in the context window together, so neither can be larger alone. */
final class LimitRule implements CrossFileRule {
  static final Rule IMPOSSIBLE =
      Rule.error(
          "impossible-limit",
          "A limit above the context window",
          "max_output_tokens or max_input_tokens is larger than context_window. A route's own "
              + "limit is held against its own window, else its model's; what a route takes from "
              + "its model shrinks to the route's window and is never a mistake.",
          "The context window holds prompt and answer together, so such a limit can "
              + "never be reached and one of the numbers is wrong. Leave out what is not "
              + "known: unknown is better than impossible.",
          """
          "context_window": 8192,
          "max_output_tokens": 16384""",
          """
          "context_window": 16384,
          "max_output_tokens": 8192""");

  @Override
  public List<Rule> rules() {
    return List.of(IMPOSSIBLE);
  }

  @Override
  public void check(RuleContext context, Consumer<Finding> findings) {
    for (Model model : context.models().values()) {
      Limits limits = model.limits();
      check(context, findings, EntityKind.MODEL, model.id(), limits, limits.contextWindow());
    }
    for (Route route : context.routes().values()) {
      Model model = context.models().get(route.modelId());
      Limits own = route.limits();
      Limits effective = model == null ? own : own.over(model.limits());
      check(context, findings, EntityKind.ROUTE, route.id(), own, effective.contextWindow());
    }
  }

  private static void check(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      Limits stated,
      @Nullable Long window) {
    if (window != null) {
      Subject subject = new Subject(context, findings, kind, id, window);
      subject.compare("max_output_tokens", stated.maxOutputTokens());
      subject.compare("max_input_tokens", stated.maxInputTokens());
    }
  }

  /** Whose limits are compared with which window. */
  private record Subject(
      RuleContext context, Consumer<Finding> findings, EntityKind kind, String id, long window) {

    void compare(String field, @Nullable Long limit) {
      if (limit != null && limit > window) {
        findings.accept(
            IMPOSSIBLE.at(
                context.locate(kind, id, "/" + field),
                field + " " + limit + " is more than the context window of " + window,
                "correct the wrong one, or leave out what is not known"));
      }
    }
  }
}
