package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Cheaper;
import io.modelregistry.json.Decimals;
import io.modelregistry.render.answer.CheaperJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry cheaper}: the same for less. */
@Command(
    name = "cheaper",
    mixinStandardHelpOptions = true,
    description =
        "What has at least the same capabilities, modalities and context for less, and how much it"
            + " saves. Exit code 1 means nothing.")
final class CheaperCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      description =
          "The model that is called now, where it is cheapest: its id, an alias, or a model"
              + " string.")
  private @Nullable String model;

  @Option(
      names = "--on",
      paramLabel = "PLATFORM",
      description = "The platform on which it is called now.")
  private @Nullable String on;

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      description = "The route that is called now, instead of a model.")
  private @Nullable String route;

  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final ListedOptions listed = new ListedOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  CheaperCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if ((model == null) == (route == null)) {
      throw registry.usage("Say what is called now: a MODEL, or --route.");
    }
    if (route != null && on != null) {
      throw registry.usage("--route says the platform already: leave --on out.");
    }
    Asking asking = new Asking(registry, options, scope, request, listed);
    Asking.put(asking.question(), "model", model);
    Asking.put(asking.question(), "platform", on);
    Asking.put(asking.question(), "route", route);
    return asking.ask(desk -> reply(desk, desk.reader().cheaper(asking.question())));
  }

  private Asking.Reply reply(QuestionDesk desk, Cheaper.Question question) {
    Cheaper.Answer answer = Cheaper.answer(desk.index(), question);
    TextTable table = new TextTable();
    answer
        .models()
        .forEach(
            saving ->
                table.row(
                    saving.model().id(),
                    AnswerText.cost(saving.offer()),
                    saving.offer().route().id(),
                    "saves " + Decimals.plain(saving.amount()) + " (" + saving.percent() + " %)"));
    return new Asking.Reply(
        CheaperJson.of(desk.index(), question, answer),
        answer.base().route().id()
            + " costs "
            + AnswerText.cost(answer.base())
            + "; "
            + (answer.total() == 0
                ? "nothing does the same for less. "
                : Messages.counted(answer.total(), "model")
                    + (answer.total() == 1 ? " does" : " do")
                    + " at least the same for less. ")
            + AnswerText.request(desk.index(), question.request())
            + table
            + AnswerText.more(answer.total(), answer.models().size(), "model")
            + AnswerText.leftOut(answer.leftOut(), listed.leftOut.isListed()),
        answer.total() > 0);
  }
}
