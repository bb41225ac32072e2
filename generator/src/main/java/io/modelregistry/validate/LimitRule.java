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
          "max_output_tokens or max_input_tokens is larger than context_window; for a "
              + "route that names no context_window, than its model's.",
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
      check(context, findings, EntityKind.MODEL, model.id(), model.limits(), null);
    }
    for (Route route : context.routes().values()) {
      Model model = context.models().get(route.modelId());
      Long inherited = model == null ? null : model.limits().contextWindow();
      check(context, findings, EntityKind.ROUTE, route.id(), route.limits(), inherited);
    }
  }

  /** A limit that a route takes over from its model is no claim of its own: its window caps it. */
  private static void check(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      Limits own,
      @Nullable Long inheritedWindow) {
    Long window = own.contextWindow() != null ? own.contextWindow() : inheritedWindow;
    if (window != null) {
      Subject subject = new Subject(context, findings, kind, id, window);
      subject.compare("max_output_tokens", own.maxOutputTokens());
      subject.compare("max_input_tokens", own.maxInputTokens());
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
