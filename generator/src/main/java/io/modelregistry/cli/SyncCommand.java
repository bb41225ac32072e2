package io.modelregistry.cli;

import io.modelregistry.sync.genai.GenaiPricesImport;
import io.modelregistry.sync.litellm.LiteLlm;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.offer.OfferSource;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code registry sync}: compares the registry with what others publish. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SOURCE",
    description =
        "Compare the registry with a list that somebody publishes, and change what has changed"
            + " there. Prices change from today on. What looks wrong is held back, whoever is"
            + " believed more is not overruled, pinned fields stay, and nothing is made or deleted"
            + " unless it is asked for.")
final class SyncCommand implements Runnable {
  private final RegistryCommand registry;

  private SyncCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  /** The command with one subcommand for each source. */
  static CommandLine line(RegistryCommand registry) {
    CommandLine line = new CommandLine(new SyncCommand(registry));
    line.addSubcommand(new SyncOpenRouterCommand(registry));
    add(
        line,
        registry,
        ModelsDevImport.source(Optional.empty(), Optional.empty()),
        "The offers of models.dev.");
    add(line, registry, LiteLlm.SOURCE, "LiteLLM's map of prices.");
    add(line, registry, GenaiPricesImport.SOURCE, "The prices of genai-prices.");
    line.addSubcommand(new SyncPlatformCommand(registry));
    line.addSubcommand(new SyncDeprecationsCommand(registry));
    return line;
  }

  private static void add(
      CommandLine line, RegistryCommand registry, OfferSource source, String description) {
    CommandLine sub = new CommandLine(new SyncListCommand(registry, source));
    sub.getCommandSpec().usageMessage().description(description);
    line.addSubcommand(source.id(), sub);
  }

  @Override
  public void run() {
    throw registry.usage("Say with what: for example 'registry sync openrouter'.");
  }
}
