package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What a route must have and must not have. */
final class CapabilityOptions implements QuestionPart {
  @Option(
      names = "--require",
      paramLabel = "CAPABILITY",
      split = ",",
      description = "It is known to have each of these, such as vision,function_calling.")
  private List<String> require = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "CAPABILITY",
      split = ",",
      description = "It is not known to have any of these.")
  private List<String> exclude = new ArrayList<>();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "require", require);
    Asking.put(question, "exclude", exclude);
  }
}
