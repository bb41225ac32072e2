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
          "max_output_tokens or max_input_tokens is larger than context_window, by "
              + "the file itself or by what a route takes from its model.",
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
      check(context, findings, EntityKind.MODEL, model.id(), model.limits(), model.limits());
    }
    for (Route route : context.routes().values()) {
      Model model = context.models().get(route.modelId());
      Limits own = route.limits();
      Limits effective = model == null ? own : own.over(model.limits());
      check(context, findings, EntityKind.ROUTE, route.id(), own, effective);
    }
  }

  private static void check(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      Limits own,
      Limits effective) {
    Long window = effective.contextWindow();
    if (window != null) {
      Subject subject = new Subject(context, findings, kind, id, window, own.contextWindow());
      subject.compare("max_output_tokens", own.maxOutputTokens(), effective.maxOutputTokens());
      subject.compare("max_input_tokens", own.maxInputTokens(), effective.maxInputTokens());
    }
  }

  /** Whose limits are compared with which window. */
  private record Subject(
      RuleContext context,
      Consumer<Finding> findings,
      EntityKind kind,
      String id,
      long window,
      @Nullable Long ownWindow) {

    /** Tells it where the file states it; what it takes whole from its model is told there. */
    void compare(String field, @Nullable Long own, @Nullable Long effective) {
      if (effective == null || effective <= window || (own == null && ownWindow == null)) {
        return;
      }
      String stated = own != null ? field : "context_window";
      findings.accept(
          IMPOSSIBLE.at(
              context.locate(kind, id, "/" + stated),
              field + " " + effective + " is more than the context window of " + window,
              "correct the wrong one, or leave out what is not known"));
    }
  }
}
