package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Alternatives;
import io.modelregistry.render.answer.AlternativesJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry alternatives}: what instead of a model. */
@Command(
    name = "alternatives",
    mixinStandardHelpOptions = true,
    description =
        "What instead of a model: its named replacement first, then the usable ones that are most"
            + " like it, and how they differ. Exit code 1 means none.")
final class AlternativesCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      paramLabel = "MODEL",
      description = "The model: its id, an alias, or its model string on a platform.")
  private String model = "";

  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final ListedOptions listed = new ListedOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  AlternativesCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, scope, request, listed);
    Asking.put(asking.question(), "model", model);
    return asking.ask(desk -> reply(desk, desk.reader().alternatives(asking.question())));
  }

  private Asking.Reply reply(QuestionDesk desk, Alternatives.Question asked) {
    Alternatives.Answer answer = Alternatives.answer(desk.index(), asked);
    Alternatives.Nearest nearest = answer.nearest();
    TextTable table = new TextTable();
    nearest
        .models()
        .forEach(
            entry ->
                table
                    .row(
                        entry.model().id(),
                        AnswerText.cost(entry.offer()),
                        entry.offer().route().id())
                    .note(AnswerText.messages(entry.reasons())));
    return new Asking.Reply(
        AlternativesJson.of(desk.index(), asked, answer),
        AnswerText.warnings(answer.warnings(), asked.model())
            + (nearest.models().isEmpty()
                ? "Nothing could stand in for " + asked.model().id() + ".\n"
                : "Instead of "
                    + asked.model().id()
                    + ", the nearest first. "
                    + AnswerText.request(desk.index(), asked.request())
                    + table
                    + AnswerText.more(nearest.total(), nearest.models().size(), "model"))
            + AnswerText.leftOut(answer.leftOut(), listed.leftOut.isListed()),
        nearest.total() > 0);
  }
}
