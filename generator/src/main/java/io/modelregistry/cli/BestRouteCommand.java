package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Step;
import io.modelregistry.render.answer.FallbacksJson;
import java.util.List;
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
  @Mixin private final HealthOption health = new HealthOption();
  @Mixin private final LeftOutOption leftOut = new LeftOutOption();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  BestRouteCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options);
    chain.into(asking.question());
    leftOut.into(asking.question());
    return asking.ask(
        desk -> {
          List<String> down = health.down(registry, desk.index().registry());
          Asking.put(asking.question(), "down", down);
          return reply(desk, desk.reader().fallbacks(asking.question()));
        });
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
            + AnswerText.leftOut(answer.leftOut(), leftOut.isListed()),
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
