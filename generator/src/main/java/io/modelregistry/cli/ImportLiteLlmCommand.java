package io.modelregistry.cli;

import io.modelregistry.sync.litellm.LiteLlm;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry import litellm}: entries become routes. */
@Command(
    name = "litellm",
    mixinStandardHelpOptions = true,
    description =
        "Take over what LiteLLM's map of models says of prices, limits and capabilities. What is not"
            + " known is reported, or with --create made. The result is validated before anything is"
            + " written.")
final class ImportLiteLlmCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      index = "0",
      paramLabel = "FILE|URL",
      description = "Its model_prices_and_context_window.json, as a file or an https address.")
  private String list = "";

  @Mixin private final Importing importing = new Importing();

  ImportLiteLlmCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return importing.run(
        registry, list, (imports, request) -> imports.from(LiteLlm.SOURCE, request));
  }
}
