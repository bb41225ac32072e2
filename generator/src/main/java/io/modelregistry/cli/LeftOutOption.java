package io.modelregistry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How much of what was left out is listed. */
final class LeftOutOption implements QuestionPart {
  @Option(
      names = "--left-out",
      paramLabel = "N",
      description =
          "List so many of what was left out, with the reason of each (default: only how many for"
              + " which reason; 20 with --format json).")
  private @Nullable Integer leftOut;

  /** Whether a person wants to see any. */
  boolean isListed() {
    return leftOut != null;
  }

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "left_out", leftOut);
  }
}
