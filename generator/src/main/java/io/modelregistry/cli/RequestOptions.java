package io.modelregistry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The request that somebody has in mind. */
final class RequestOptions implements QuestionPart {
  @Option(
      names = "--prompt-tokens",
      paramLabel = "N",
      description = "Tokens of the prompt (default: 3000).")
  private @Nullable Long promptTokens;

  @Option(
      names = "--max-output-tokens",
      paramLabel = "N",
      description = "The most tokens of the answer (default: 1000).")
  private @Nullable Long maxOutputTokens;

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "prompt_tokens", promptTokens);
    Asking.put(question, "max_output_tokens", maxOutputTokens);
  }
}
