package io.modelregistry.cli;

import io.modelregistry.app.question.QuestionDesk;
import io.modelregistry.derive.question.Fallbacks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What the two questions about a model's chain of routes take. */
final class ChainOptions implements QuestionPart {
  @Parameters(
      paramLabel = "MODEL",
      description = "The model: its id, an alias, or its model string on a platform.")
  private String model = "";

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "Look only at routes on these platforms.")
  private List<String> platforms = new ArrayList<>();

  @Option(
      names = "--down",
      paramLabel = "ROUTE",
      split = ",",
      description = "Take these routes to be down: they come after the others.")
  private List<String> down = new ArrayList<>();

  @Mixin private final CapabilityOptions capabilities = new CapabilityOptions();
  @Mixin private final RequestOptions request = new RequestOptions();
  @Mixin private final HealthOption health = new HealthOption();
  @Mixin final LeftOutOption leftOut = new LeftOutOption();
  @Mixin private final QuestionOptions options = new QuestionOptions();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "model", model);
    Asking.put(question, "platforms", platforms);
    Asking.put(question, "down", down);
    capabilities.into(question);
    request.into(question);
    leftOut.into(question);
  }

  /**
   * Asks for the chain; routes that are observed down count as such.
   *
   * @return the exit code
   */
  int ask(
      RegistryCommand registry, BiFunction<QuestionDesk, Fallbacks.Question, Asking.Reply> reply) {
    Asking asking = new Asking(registry, options, this);
    return asking.ask(
        desk -> {
          List<String> observed = health.down(registry, desk.index().registry());
          Asking.put(asking.question(), "down", observed);
          return reply.apply(desk, desk.reader().fallbacks(asking.question()));
        });
  }
}
