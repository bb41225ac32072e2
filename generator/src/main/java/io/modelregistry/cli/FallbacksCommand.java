package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Fallbacks;
import io.modelregistry.derive.question.Step;
import io.modelregistry.render.answer.FallbacksJson;
import java.util.List;
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
  @Mixin private final HealthOption health = new HealthOption();
  @Mixin private final LeftOutOption leftOut = new LeftOutOption();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  FallbacksCommand(RegistryCommand registry) {
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
            + AnswerText.leftOut(answer.leftOut(), leftOut.isListed()),
        !answer.routes().isEmpty());
  }

  private static String note(Step step) {
    String warnings = AnswerText.messages(step.warnings());
    return (step.isDown() ? "observed down" : "")
        + (step.isDown() && !warnings.isEmpty() ? "; " : "")
        + warnings;
  }
}
