package io.modelregistry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How much of what was found is listed. */
final class LimitOption implements QuestionPart {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "List so many of what was found (default: 10).")
  private @Nullable Integer limit;

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "limit", limit);
  }
}
