package io.modelregistry.cli;

import io.modelregistry.sync.genai.GenaiPricesImport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code registry import genai-prices}: prices become those of routes. */
@Command(
    name = "genai-prices",
    mixinStandardHelpOptions = true,
    description =
        "Take over the prices of genai-prices, with their tiers, dates and hours. Each of its"
            + " providers is the platform of that id, each of its models a route there. What is"
            + " not known is reported, or with --create made. The result is validated before"
            + " anything is written.")
final class ImportGenaiPricesCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      index = "0",
      paramLabel = "FILE|URL",
      description = "Its data.json, as a file or an https address.")
  private String list = "";

  @Mixin private final Importing importing = new Importing();

  ImportGenaiPricesCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return importing.run(
        registry, list, (imports, request) -> imports.from(GenaiPricesImport.SOURCE, request));
  }
}
