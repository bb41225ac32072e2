package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What is good to have. */
final class OptionalCapabilities implements QuestionPart {
  @Option(
      names = "--optional",
      paramLabel = "CAPABILITY",
      split = ",",
      description = "The more of these it has, the further up it comes.")
  private List<String> optional = new ArrayList<>();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "optional", optional);
  }
}
