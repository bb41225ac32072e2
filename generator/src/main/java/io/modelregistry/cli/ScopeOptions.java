package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Which part of the registry is looked at. */
final class ScopeOptions implements QuestionPart {
  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description = "Look only at models of these providers.")
  private List<String> providers = new ArrayList<>();

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "Look only at routes on these platforms.")
  private List<String> platforms = new ArrayList<>();

  @Override
  public void into(ObjectNode question) {
    Asking.put(question, "providers", providers);
    Asking.put(question, "platforms", platforms);
  }
}
