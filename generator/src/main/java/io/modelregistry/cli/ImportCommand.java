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
        "Say from where: 'registry import models.dev FILE' or 'registry import genai-prices FILE'.");
  }
}
