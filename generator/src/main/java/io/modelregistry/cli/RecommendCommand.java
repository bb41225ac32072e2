package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Recommend;
import io.modelregistry.render.answer.CandidateJson;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry recommend}: models for a purpose. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description =
        "Which models for that purpose, within that budget: those with the most optional"
            + " capabilities first, then by what is preferred, then the cheaper. Exit code 1 means"
            + " none.")
final class RecommendCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--min-context",
      paramLabel = "TOKENS",
      description = "Its context window has at least that many tokens.")
  private @Nullable Long minContext;

  @Option(
      names = "--budget",
      paramLabel = "AMOUNT",
      description = "A request costs at most that much.")
  private @Nullable BigDecimal budget;

  @Option(
      names = "--budget-per-million",
      paramLabel = "AMOUNT",
      description =
          "1,000,000 tokens, prompt and answer as in the request, cost at most that much.")
  private @Nullable BigDecimal budgetPerMillion;

  @Option(
      names = "--prefer",
      paramLabel = "WHAT",
      description = "What counts most: cost (default), latency or context.")
  private @Nullable String prefer;

  @Mixin private final PurposeOptions purpose = new PurposeOptions();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  RecommendCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Asking asking = new Asking(registry, options, purpose);
    Asking.put(asking.question(), "min_context", minContext);
    Asking.put(asking.question(), "budget", budget);
    Asking.put(asking.question(), "budget_per_million", budgetPerMillion);
    Asking.put(asking.question(), "prefer", prefer);
    return asking.ask(desk -> reply(desk, desk.reader().recommend(asking.question())));
  }

  private Asking.Reply reply(QuestionDesk desk, Recommend.Question question) {
    Recommend.Answer answer = Recommend.answer(desk.index(), question);
    String text =
        answer.models().isEmpty()
            ? "No model qualifies.\n"
            : Messages.counted(answer.total(), "model")
                + (answer.total() == 1 ? " qualifies. " : " qualify. ")
                + AnswerText.request(desk.index(), question.request())
                + CandidateText.table(
                    answer.models().stream().map(Recommend.Recommended::candidate).toList())
                + AnswerText.more(answer.total(), answer.models().size(), "model");
    return new Asking.Reply(
        CandidateJson.of(desk.index(), question, answer),
        text + AnswerText.leftOut(answer.leftOut(), purpose.listed.leftOut.isListed()),
        answer.total() > 0);
  }
}
