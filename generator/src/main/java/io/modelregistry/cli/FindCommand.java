package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Find;
import io.modelregistry.render.answer.CandidateJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code registry find}: models by capabilities. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description =
        "Which models have those capabilities: those with the most optional ones first, then the"
            + " cheaper, each by its best usable route. Exit code 1 means none.")
final class FindCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final PurposeOptions purpose = new PurposeOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  FindCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, purpose);
    return asking.ask(desk -> reply(desk, desk.reader().find(asking.question())));
  }

  private Asking.Reply reply(QuestionDesk desk, Find.Question question) {
    Find.Answer answer = Find.answer(desk.index(), question);
    String text =
        answer.models().isEmpty()
            ? "No model can do that.\n"
            : Messages.counted(answer.total(), "model")
                + " can do that. "
                + AnswerText.request(desk.index(), question.request())
                + CandidateText.table(answer.models())
                + AnswerText.more(answer.total(), answer.models().size(), "model");
    return new Asking.Reply(
        CandidateJson.of(desk.index(), question, answer),
        text + AnswerText.leftOut(answer.leftOut(), purpose.listed.leftOut.isListed()),
        answer.total() > 0);
  }
}
