package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Availability;
import io.modelregistry.derive.question.LeftOut;
import io.modelregistry.render.answer.AvailabilityJson;
import io.modelregistry.validate.report.SafeText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry availability}: where a model can be called. */
@Command(
    name = "availability",
    mixinStandardHelpOptions = true,
    description =
        "On which platforms a model can be called, by which routes, and why not by the others. Exit"
            + " code 1 means nowhere.")
final class AvailabilityCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      paramLabel = "MODEL",
      description = "The model: its id, an alias, or its model string on a platform.")
  private String model = "";

  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  AvailabilityCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, request);
    Asking.put(asking.question(), "model", model);
    return asking.ask(desk -> reply(desk, desk.reader().availability(asking.question())));
  }

  private static Asking.Reply reply(QuestionDesk desk, Availability.Question question) {
    Availability.Answer answer = Availability.answer(desk.index(), question);
    long usable =
        answer.platforms().values().stream().filter(Availability.Answer::isUsable).count();
    TextTable table = new TextTable();
    for (Map.Entry<String, List<Availability.Place>> platform : answer.platforms().entrySet()) {
      for (Availability.Place place : platform.getValue()) {
        table.row(
            platform.getKey(),
            place.offer().route().id(),
            AnswerText.cost(place.offer()),
            place
                .trouble()
                .map(LeftOut.Entry::message)
                .map(message -> "no: " + SafeText.of(message))
                .orElse("yes, " + AnswerText.call(place.offer().route())));
      }
    }
    return new Asking.Reply(
        AvailabilityJson.of(desk.index(), question, answer),
        question.model().id()
            + (usable == 0
                ? " can be called nowhere. "
                : " can be called on " + Messages.counted(usable, "platform") + ". ")
            + AnswerText.request(desk.index(), question.request())
            + table,
        answer.isUsable());
  }
}
