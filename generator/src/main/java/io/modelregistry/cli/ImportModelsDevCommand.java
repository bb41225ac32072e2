package io.modelregistry.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry import models.dev}: offers become routes. */
@Command(
    name = "models.dev",
    mixinStandardHelpOptions = true,
    description =
        "Take over the offers of models.dev as routes of known models. What is not known is"
            + " reported, or with --create made. The result is validated before anything is"
            + " written.")
final class ImportModelsDevCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      index = "0",
      paramLabel = "FILE|URL",
      description = "The list of offers: its api.json, as a file or an https address.")
  private String offers = "";

  @Option(
      names = "--models",
      paramLabel = "FILE|URL",
      description = "The list of models, independent of who serves them.")
  private @Nullable String models;

  @Option(
      names = "--base-models",
      paramLabel = "FILE|URL",
      description = "Which offer is which of those models.")
  private @Nullable String baseModels;

  @Mixin private final Importing importing = new Importing();

  ImportModelsDevCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return importing.run(
        registry,
        offers,
        (imports, request) -> imports.modelsDev(request, place(models), place(baseModels)));
  }

  private Optional<String> place(@Nullable String text) {
    return Optional.ofNullable(text).map(given -> Importing.place(registry, given));
  }
}
