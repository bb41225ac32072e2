package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Step;
import io.modelregistry.render.answer.FallbacksJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry best-route}: which route of a model to try first. */
@Command(
    name = "best-route",
    mixinStandardHelpOptions = true,
    description =
        "Which route of a model to try first: the active one of the best priority that is not down."
            + " Exit code 1 means none.")
final class BestRouteCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final ChainOptions chain = new ChainOptions();

  BestRouteCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return chain.ask(registry, this::reply);
  }

  private Asking.Reply reply(QuestionDesk desk, Fallbacks.Question question) {
    Fallbacks.Answer answer = Fallbacks.answer(desk.index(), question);
    return new Asking.Reply(
        FallbacksJson.best(desk.index(), question, answer),
        AnswerText.warnings(answer.warnings(), question.model())
            + answer
                .best()
                .map(best -> text(answer, best))
                .orElse(question.model().id() + " has no route to try.\n")
            + AnswerText.leftOut(answer.leftOut(), chain.leftOut.isListed()),
        answer.best().isPresent());
  }

  private static String text(Fallbacks.Answer answer, Step best) {
    String warnings = AnswerText.messages(best.warnings());
    return best.offer().route().id()
        + ": "
        + AnswerText.messages(answer.reasonsOfBest())
        + ".\nCall it "
        + AnswerText.call(best.offer().route())
        + ".\n"
        + (warnings.isEmpty() ? "" : "Warning: " + warnings + ".\n");
  }
}
