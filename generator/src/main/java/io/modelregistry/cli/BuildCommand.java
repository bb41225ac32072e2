package io.modelregistry.cli;

import io.modelregistry.app.Build;
import io.modelregistry.app.StageClock;
import io.modelregistry.publish.WriteReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry build}: validates, renders, and writes what changed. */
@Command(
    name = "build",
    mixinStandardHelpOptions = true,
    description =
        "Validate the data and write the site. Only what changed is written, what is gone is"
            + " removed, and the old site stays whole until the new one is.")
final class BuildCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/site",
      description = "The folder of the site (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "site");

  BuildCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    StageClock stages = new StageClock(registry.environment.clock());
    Path data = registry.dataFolder();
    Build.Outcome outcome =
        registry.build(registry.builder(data), data, reading.toOptions(), reading.base(), stages);
    if (outcome.made().isEmpty()) {
      registry.messages.say("Nothing was written: mend the errors first.");
      return ExitCode.FINDINGS;
    }
    Build.Made made = outcome.made().orElseThrow();
    WriteReport written =
        stages.time("write", () -> registry.siteDirectory(out, data).write(made.site()));
    registry.messages.made(made.registry(), out, written);
    registry.messages.stages(stages);
    return ExitCode.FINE;
  }
}
