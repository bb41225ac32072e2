package io.modelregistry.cli;

import io.modelregistry.app.Fixing;
import io.modelregistry.app.Reading;
import io.modelregistry.app.RegistryReader;
import io.modelregistry.app.StageClock;
import io.modelregistry.finding.Severity;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.Source;
import io.modelregistry.validate.report.FileTexts;
import io.modelregistry.validate.report.ReportFormat;
import io.modelregistry.validate.report.ReportOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code registry validate}: all findings at once. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Check every file against its schema and all files against each other. Exit code 1 means"
            + " that there are errors.")
final class ValidateCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(names = "--strict", description = "Warnings fail too.")
  private boolean strict;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text for people, json, github (workflow annotations) or sarif (default:"
              + " ${DEFAULT-VALUE}).")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--fix",
      description =
          "Write files in canonical form (order, spacing, numbers, byte order mark) and nothing"
              + " else; then validate.")
  private boolean fix;

  @Option(
      names = "--base",
      paramLabel = "REVISION",
      description = "Compare with this Git revision: an id that vanished needs a tombstone.")
  private @Nullable String base;

  ValidateCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Path data = registry.dataFolder();
    if (fix) {
      registry.requireWorkingTree();
      List<String> fixed = new Fixing(data).run();
      fixed.forEach(path -> registry.messages.say("fixed " + path));
    }
    Optional<Source> earlier = Optional.ofNullable(base).map(rev -> new GitRevision(data, rev));
    Reading reading =
        new RegistryReader(registry.environment.clock())
            .read(
                registry.source(data),
                new RegistryReader.Options(Optional.empty(), earlier),
                new StageClock(registry.environment.clock()));
    ReportOptions options =
        registry
            .messages
            .reportOptions(data)
            .withSiteUrl(reading.registry().map(found -> found.settings().baseUrl()).orElse(null));
    registry
        .environment
        .out()
        .print(
            format.report().render(reading.findings(), FileTexts.of(reading.snapshot()), options));
    boolean refused =
        reading.count(Severity.ERROR) > 0 || (strict && !reading.findings().isEmpty());
    return refused ? ExitCode.FINDINGS : ExitCode.FINE;
  }
}
