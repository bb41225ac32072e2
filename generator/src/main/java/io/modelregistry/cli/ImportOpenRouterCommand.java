package io.modelregistry.cli;

import io.modelregistry.sync.openrouter.OpenRouter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry import openrouter}: models become routes. */
@Command(
    name = "openrouter",
    mixinStandardHelpOptions = true,
    description =
        "Take over OpenRouter's models as routes there, with their prices and limits. What is not"
            + " known is reported, or with --create made. The result is validated before anything is"
            + " written.")
final class ImportOpenRouterCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      index = "0",
      paramLabel = "FILE|URL",
      description = "The answer of its models API, as a file or an https address.")
  private String list = "";

  @Mixin private final Importing importing = new Importing();

  ImportOpenRouterCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return importing.run(
        registry, list, (imports, request) -> imports.from(OpenRouter.SOURCE, request));
  }
}
