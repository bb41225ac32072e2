package io.modelregistry.cli;

import io.modelregistry.edit.change.DeprecateModel;
import io.modelregistry.model.EntityKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry model deprecate}: a model is on its way out. */
@Command(
    name = "deprecate",
    mixinStandardHelpOptions = true,
    description =
        "Say that a model is on its way out. From then on no answer recommends it. What is not said"
            + " here stays as it was.")
final class DeprecateCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model's id.")
  private String id = "";

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The last day on which it can be called, such as 2026-12-31.")
  private @Nullable LocalDate date;

  @Option(names = "--replaced-by", paramLabel = "MODEL", description = "The model to move to.")
  private @Nullable String replacedBy;

  @Option(names = "--guide", paramLabel = "URL", description = "Where the way there is described.")
  private @Nullable String guide;

  @Mixin private final CitationOption source = new CitationOption();

  @Mixin private final Changing changing = new Changing();

  DeprecateCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    return changing.run(
        registry,
        new ChangeSubject("deprecate", EntityKind.MODEL, id),
        () ->
            new DeprecateModel(
                id,
                Optional.ofNullable(date),
                Optional.ofNullable(replacedBy),
                Optional.ofNullable(guide),
                source.citation(registry)));
  }
}
