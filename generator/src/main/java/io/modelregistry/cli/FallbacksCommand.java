package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Step;
import io.modelregistry.render.answer.FallbacksJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry fallbacks}: which routes of a model to try, and in which order. */
@Command(
    name = "fallbacks",
    mixinStandardHelpOptions = true,
    description =
        "Which routes of a model to try, and in which order: the active ones by priority, those"
            + " that are down last. Exit code 1 means none.")
final class FallbacksCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final ChainOptions chain = new ChainOptions();

  FallbacksCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return chain.ask(registry, this::reply);
  }

  private Asking.Reply reply(QuestionDesk desk, Fallbacks.Question question) {
    Fallbacks.Answer answer = Fallbacks.answer(desk.index(), question);
    String id = question.model().id();
    TextTable table = new TextTable();
    for (int i = 0; i < answer.routes().size(); i++) {
      Step step = answer.routes().get(i);
      table.row(
          String.valueOf(i + 1),
          step.offer().route().id(),
          AnswerText.cost(step.offer()),
          AnswerText.call(step.offer().route()),
          note(step));
    }
    return new Asking.Reply(
        FallbacksJson.of(desk.index(), question, answer),
        AnswerText.warnings(answer.warnings(), question.model())
            + (answer.routes().isEmpty()
                ? id + " has no route to try.\n"
                : id
                    + ": "
                    + Messages.counted(answer.routes().size(), "route")
                    + " to try, in this order. "
                    + AnswerText.request(desk.index(), question.request())
                    + table)
            + AnswerText.leftOut(answer.leftOut(), chain.leftOut.isListed()),
        !answer.routes().isEmpty());
  }

  private static String note(Step step) {
    String warnings = AnswerText.messages(step.warnings());
    return (step.isDown() ? "observed down" : "")
        + (step.isDown() && !warnings.isEmpty() ? "; " : "")
        + warnings;
  }
}
