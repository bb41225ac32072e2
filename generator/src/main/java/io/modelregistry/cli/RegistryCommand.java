package io.modelregistry.cli;

import io.modelregistry.app.Build;
import io.modelregistry.app.HealthException;
import io.modelregistry.app.Reading;
import io.modelregistry.app.RegistryReader;
import io.modelregistry.app.ServeException;
import io.modelregistry.app.StageClock;
import io.modelregistry.app.fetch.HttpFetcher;
import io.modelregistry.app.fetch.Patience;
import io.modelregistry.edit.EditException;
import io.modelregistry.history.History;
import io.modelregistry.history.VersionDigest;
import io.modelregistry.model.Settings;
import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.SiteDirectory;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.dump.DumpException;
import io.modelregistry.source.DataFolder;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.sync.Fetcher;
import io.modelregistry.sync.ImportException;
import io.modelregistry.usage.UsageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command itself: its subcommands, its global options, and what errors become. */
@Command(
    name = "registry",
    mixinStandardHelpOptions = true,
    version = "registry 1.0.0",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "One trusted answer to: which models exist, where can each be called, what can it do, what"
            + " does it cost, what to use instead.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:findings, or the answer is no",
      "2:wrong arguments",
      "3:network, Git, S3 or the file system",
      "4:a bug in this program"
    })
final class RegistryCommand implements Runnable {
  /** What a person can mend outside this program. */
  private static final List<Class<? extends Exception>> ENVIRONMENT =
      List.of(
          InputException.class,
          SourceException.class,
          EditException.class,
          ImportException.class,
          PublishException.class,
          ServeException.class,
          DumpException.class,
          HealthException.class,
          UsageException.class);

  final Environment environment;
  final Messages messages;

  @Mixin final GlobalOptions global = new GlobalOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  RegistryCommand(Environment environment) {
    this.environment = environment;
    this.messages = new Messages(environment);
  }

  /**
   * Runs one command.
   *
   * @return its exit code, one of {@link ExitCode}
   */
  static int run(Environment environment, String... args) {
    RegistryCommand registry = new RegistryCommand(environment);
    Set<String> named = new HashSet<>(Arrays.asList(args));
    CommandLine line = registry.line(named);
    if (!line.getSubcommands().keySet().containsAll(Subcommands.NAMES)) {
      line.setParameterExceptionHandler(
          (error, given) ->
              error.getCommandLine() == line
                  ? registry.line(Set.of()).execute(given)
                  : usageError(error, given));
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      environment
          .err()
          .println("registry: not enough memory; REGISTRY_JAVA_OPTS=-Xmx4g allows more.");
      return ExitCode.ENVIRONMENT;
    }
  }

  /**
   * Making all commands takes longer than most of them run: so only those are made whose names are
   * among the arguments; all when there is none.
   */
  private CommandLine line(Set<String> named) {
    CommandLine line = new CommandLine(this);
    Subcommands.addTo(line, this, named);
    line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(100);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            environment.terminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler(RegistryCommand::usageError);
    line.setExecutionExceptionHandler(new Failure());
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** The data folder that the options name, or the nearest one upwards. */
  Path dataFolder() {
    return global.data == null
        ? DataFolder.locate(environment.folder())
        : DataFolder.named(resolve(global.data));
  }

  /** Like {@link #dataFolder}, but a folder that is named may be new or empty. */
  Path dataFolderOrEmpty() {
    if (global.data == null) {
      return dataFolder();
    }
    Path named = resolve(global.data);
    return Files.exists(named) ? DataFolder.namedOrEmpty(named) : named;
  }

  /** What the options say to read. */
  Source source(Path data) {
    return global.revision == null ? new WorkingTree(data) : new GitRevision(data, global.revision);
  }

  /** What makes the site of a data folder. */
  Build builder(Path data) {
    return new Build(environment.clock(), source(data));
  }

  /** Builds, telling a person what stands in the way. */
  Build.Outcome build(
      Build build,
      Path data,
      RegistryReader.Options options,
      Optional<SiteBase> base,
      StageClock stages) {
    Build.Outcome outcome = build.run(options, base, stages);
    messages.notes(outcome.reading());
    messages.findings(outcome.reading(), data);
    return outcome;
  }

  /** Whose prices and dates hold where nobody says: today's, and of a revision those of its day. */
  Optional<Instant> time() {
    return global.revision == null ? Optional.of(environment.clock().instant()) : Optional.empty();
  }

  /** The registry to ask; empty when the data has errors, which a person is told. */
  Optional<Registry> registry(Optional<Instant> at) {
    Path data = dataFolder();
    Reading reading =
        new RegistryReader(environment.clock())
            .read(
                source(data),
                new RegistryReader.Options(at, Optional.empty()),
                new StageClock(environment.clock()));
    if (reading.registry().isEmpty()) {
      messages.findings(reading, data);
      messages.say("No answer: mend the errors first.");
    }
    return reading.registry();
  }

  /**
   * What is fine of the registry, for jobs that go on beside errors; a person is told what is left
   * aside. Empty when nothing can be told without mending first.
   */
  Optional<Registry> soundRegistry() {
    Path data = dataFolder();
    RegistryReader.SoundPart part =
        new RegistryReader(environment.clock())
            .soundPart(source(data), Optional.empty(), new StageClock(environment.clock()));
    if (part.registry().isEmpty()) {
      messages.findings(part.whole(), data);
      messages.say("No answer: mend the errors first.");
    } else if (!part.leftAside().isEmpty()) {
      messages.say(
          "note: "
              + Messages.counted(part.leftAside().size(), "file")
              + " with errors, or that need such files, left aside; 'registry validate' says why.");
    }
    return part.registry();
  }

  /** Who changed what and when; a person is told when that is not all. */
  History history() {
    Path data = dataFolder();
    History history = History.of(source(data).past(new VersionDigest()));
    if (!history.isComplete()) {
      messages.say(
          history.entries().isEmpty()
              ? "note: there is no history: the data is outside Git, or nothing is committed."
              : "note: the clone is shallow or partial, so that earlier changes are missing; fetch them"
                  + " with 'git fetch --unshallow' or 'git fetch --refetch --no-filter'.");
    }
    history
        .skipped()
        .forEach(
            skipped ->
                messages.say(
                    "note: "
                        + skipped.path()
                        + " cannot be read as of commit "
                        + skipped.revision().commit()
                        + " and is skipped there."));
    return history;
  }

  /** What registry.json says, where there is a data folder. */
  Optional<Settings> settingsIfAny() {
    if (global.data == null && !DataFolder.isAbove(environment.folder())) {
      return Optional.empty();
    }
    return Optional.of(new RegistryReader(environment.clock()).settings(source(dataFolder())));
  }

  /** The folder of a built site. */
  SiteDirectory siteDirectory(Path folder, @Nullable Path data) {
    return new SiteDirectory(resolve(folder), environment.home(), data);
  }

  /** What gets lists and pages; the last answers are kept in the person's cache folder. */
  Fetcher fetcher() {
    return fetcher(Optional.of(environment.home().resolve(".cache").resolve("model-registry")));
  }

  /** What gets whatever is there now. */
  HttpFetcher freshFetcher() {
    return fetcher(Optional.empty());
  }

  private HttpFetcher fetcher(Optional<Path> cache) {
    return new HttpFetcher(
        Patience.DEFAULT, time -> Thread.sleep(time.toMillis()), environment.clock(), cache);
  }

  /** Refuses {@code --rev} for a command that changes the working tree. */
  void requireWorkingTree() {
    if (global.revision != null) {
      throw usage("--rev reads the past, and this command edits: leave --rev out.");
    }
  }

  /** The arguments are wrong in a way that the parser cannot see. */
  ParameterException usage(String message) {
    CommandLine asked = spec.commandLine();
    ParseResult parsed = asked.getParseResult();
    while (parsed != null) {
      asked = parsed.commandSpec().commandLine();
      parsed = parsed.subcommand();
    }
    return new ParameterException(asked, message);
  }

  Path resolve(Path path) {
    return environment.folder().resolve(path).normalize();
  }

  private static int usageError(ParameterException error, String... args) {
    CommandLine line = error.getCommandLine();
    PrintWriter err = line.getErr();
    String message = String.valueOf(error.getMessage()).replaceFirst("^Error: ", "");
    err.println(line.getColorScheme().errorText("registry: " + message));
    CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Turns what a command throws into words and an exit code. */
  private final class Failure implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
      boolean ours = ENVIRONMENT.stream().anyMatch(kind -> kind.isInstance(error));
      if (ours) {
        line.getErr().println("registry: " + error.getMessage());
      } else {
        line.getErr()
            .println(
                "registry: this is a bug: "
                    + error
                    + "\nPlease report it"
                    + (global.stacktrace ? "." : " with what --stacktrace adds."));
      }
      if (global.stacktrace) {
        error.printStackTrace(line.getErr());
      }
      return ours ? ExitCode.ENVIRONMENT : ExitCode.BUG;
    }
  }
}
