package io.modelregistry.cli;

import io.modelregistry.app.traffic.TrafficLogs;
import io.modelregistry.usage.UsageException;
import io.modelregistry.usage.duckdb.CallTable;
import io.modelregistry.usage.log.LogFormat;
import io.modelregistry.usage.log.LogFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which logs of traffic a command reads, and how. */
final class LogOptions {
  private static final int MIN_MEMORY = 256;

  @Parameters(
      paramLabel = "FILE|-",
      arity = "1..*",
      description = "Logs: as they are or compressed by gzip. - is standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "jsonl, csv, otel, litellm or openrouter (default: by the fields of each log).")
  private @Nullable String logFormat;

  @Option(
      names = "--log-platform",
      paramLabel = "PLATFORM",
      description = "Where calls went for which the log names no platform.")
  private @Nullable String platform;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only calls from this day on, in UTC.")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "Only calls before this day, in UTC.")
  private @Nullable String until;

  @Option(
      names = "--memory",
      paramLabel = "MEGABYTES",
      defaultValue = "1024",
      description =
          "How much memory reading may take (default: ${DEFAULT-VALUE}); more goes to disk.")
  private int memory = 1_024;

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where temporary files go (default: TMPDIR, else the system's place for them).")
  private @Nullable Path temp;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** What was asked; standard input becomes a temporary file. */
  TrafficLogs.Request toRequest(RegistryCommand registry) {
    if (memory < MIN_MEMORY) {
      throw usage("--memory is at least " + MIN_MEMORY + " megabytes.");
    }
    Path folder =
        temp == null
            ? Path.of(System.getProperty("java.io.tmpdir", "/tmp"))
            : registry.resolve(temp);
    Optional<LocalDate> first = day("--from", from);
    Optional<LocalDate> end = day("--until", until);
    if (first.isPresent() && end.filter(day -> !day.isAfter(first.get())).isPresent()) {
      throw usage("--until is the day after the last, and so after --from.");
    }
    List<Path> logs = new ArrayList<>();
    for (String file : files) {
      logs.add(
          file.equals("-") ? standardInput(registry, folder) : registry.resolve(Path.of(file)));
    }
    return new TrafficLogs.Request(
        logs,
        Optional.ofNullable(logFormat).map(this::format),
        Optional.ofNullable(platform),
        first,
        end,
        new CallTable.Options(folder, memory));
  }

  private static Path standardInput(RegistryCommand registry, Path folder) {
    try {
      Path copy = Files.createTempFile(folder, "registry-log-", "");
      copy.toFile().deleteOnExit();
      Files.copy(registry.environment.in(), copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      throw new UsageException("cannot keep standard input in " + folder, e);
    }
  }

  private LogFormat format(String id) {
    return LogFormats.known()
        .named(id)
        .orElseThrow(
            () ->
                usage(
                    "--log-format is one of "
                        + LogFormats.known().all().stream()
                            .map(LogFormat::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private Optional<LocalDate> day(String option, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw usage(option + " is a day such as 2026-12-01, not " + text + ".");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
