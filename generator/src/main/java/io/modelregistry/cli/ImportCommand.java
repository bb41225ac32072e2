package io.modelregistry.cli;

import picocli.CommandLine.Command;

/** {@code registry import}: takes over facts that others publish. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SOURCE",
    description = "Take over models, routes and prices from a published list.")
final class ImportCommand implements Runnable {
  private final RegistryCommand registry;

  ImportCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public void run() {
    throw registry.usage(
        "Say from where: models.dev, genai-prices, litellm or openrouter; for example 'registry"
            + " import models.dev FILE'.");
  }
}
