package io.modelregistry.cli;

import io.modelregistry.app.Sync;
import io.modelregistry.sync.offer.ServedNames;
import io.modelregistry.sync.openrouter.OpenRouter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry sync openrouter}. */
@Command(
    name = "openrouter",
    mixinStandardHelpOptions = true,
    description = "OpenRouter's own list: prices and limits there.")
final class SyncOpenRouterCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--endpoints",
      description =
          "Also ask, for each model that the registry has there, who serves it behind OpenRouter:"
              + " the most that one of them writes, how far prices differ, and whether anybody"
              + " serves it at all. One request a model.")
  private boolean endpoints;

  @Mixin private final Syncing syncing = new Syncing();

  SyncOpenRouterCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Sync.Completion completion =
        endpoints
            ? (source, before, list, fetch) ->
                OpenRouter.withEndpoints(
                    list,
                    syncing.url().orElse(source.url()),
                    ServedNames.on("openrouter", before),
                    fetch)
            : (source, before, list, fetch) -> source;
    return syncing.run(
        registry,
        OpenRouter.SOURCE,
        Optional.of(OpenRouter.SOURCE.url()),
        Optional.empty(),
        completion);
  }
}
