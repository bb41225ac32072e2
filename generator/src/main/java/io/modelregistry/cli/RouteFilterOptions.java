package io.modelregistry.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What search asks of a route, all of it of the same one. */
final class RouteFilterOptions implements QuestionPart {
  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "On one of these platforms.")
  private List<String> platforms = new ArrayList<>();

  @Option(names = "--usable", description = "It can be called.")
  private boolean usable;

  @Option(
      names = "--min-cost",
      paramLabel = "AMOUNT",
      description = "The request costs at least that much.")
  private @Nullable BigDecimal minCost;

  @Option(
      names = "--max-cost",
      paramLabel = "AMOUNT",
      description = "The request costs at most that much.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--max-input-cost",
      paramLabel = "AMOUNT",
      description = "1,000,000 tokens of the prompt cost at most that much.")
  private @Nullable BigDecimal maxInputCost;

  @Option(
      names = "--max-output-cost",
      paramLabel = "AMOUNT",
      description = "1,000,000 tokens of the answer cost at most that much.")
  private @Nullable BigDecimal maxOutputCost;

  @Option(
      names = "--min-context",
      paramLabel = "TOKENS",
      description = "Its context window has at least that many tokens.")
  private @Nullable Long minContext;

  @Option(
      names = "--max-context",
      paramLabel = "TOKENS",
      description = "Its context window has at most that many tokens.")
  private @Nullable Long maxContext;

  @Mixin private final CapabilityOptions capabilities = new CapabilityOptions();
  @Mixin private final RequestOptions request = new RequestOptions();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "platforms", platforms);
    if (usable) {
      question.put("usable", true);
    }
    Asking.put(question, "min_cost", minCost);
    Asking.put(question, "max_cost", maxCost);
    Asking.put(question, "max_input_cost", maxInputCost);
    Asking.put(question, "max_output_cost", maxOutputCost);
    Asking.put(question, "min_context", minContext);
    Asking.put(question, "max_context", maxContext);
    capabilities.into(question);
    request.into(question);
  }
}
