package io.modelregistry.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What the two questions about a model's chain of routes take. */
final class ChainOptions {
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

  void into(ObjectNode question) {
    Asking.put(question, "model", model);
    Asking.put(question, "platforms", platforms);
    Asking.put(question, "down", down);
    capabilities.into(question);
    request.into(question);
  }
}
