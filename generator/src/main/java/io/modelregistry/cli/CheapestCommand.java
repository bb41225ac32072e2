package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Cheapest;
import io.modelregistry.derive.question.Offer;
import io.modelregistry.render.answer.CheapestJson;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry cheapest}: the cheapest route for a request. */
@Command(
    name = "cheapest",
    mixinStandardHelpOptions = true,
    description =
        "Which usable route answers a request for the least, among those that hold it and have the"
            + " capabilities. A route whose limits or price are unknown never wins, and is counted."
            + " Exit code 1 means none.")
final class CheapestCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Look only at routes of this model: its id, an alias or a model string.")
  private @Nullable String model;

  @Mixin private final CapabilityOptions capabilities = new CapabilityOptions();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final ListedOptions listed = new ListedOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  CheapestCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, capabilities, scope, request, listed);
    Asking.put(asking.question(), "model", model);
    return asking.ask(desk -> reply(desk, desk.reader().cheapest(asking.question())));
  }

  private Asking.Reply reply(QuestionDesk desk, Cheapest.Question question) {
    Cheapest.Answer answer = Cheapest.answer(desk.index(), question);
    String text =
        answer
            .best()
            .map(best -> text(desk, question, answer, best))
            .orElse("No route qualifies.\n");
    return new Asking.Reply(
        CheapestJson.of(desk.index(), question, answer),
        text + AnswerText.leftOut(answer.leftOut(), listed.leftOut.isListed()),
        answer.total() > 0);
  }

  private static String text(
      QuestionDesk desk, Cheapest.Question question, Cheapest.Answer answer, Offer best) {
    TextTable table = new TextTable();
    answer.routes().forEach(offer -> table.row(AnswerText.cost(offer), offer.route().id()));
    return best.route().id()
        + ": "
        + AnswerText.messages(answer.reasons())
        + ".\nCall it "
        + AnswerText.call(best.route())
        + ".\n"
        + AnswerText.request(desk.index(), question.request())
        + table
        + AnswerText.more(answer.total(), answer.routes().size(), "route");
  }
}
