package io.modelregistry.cli;

import io.modelregistry.app.Diff;
import io.modelregistry.app.Reading;
import io.modelregistry.finding.Severity;
import io.modelregistry.history.diff.RegistryDiff;
import io.modelregistry.source.GitRevision;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import io.modelregistry.source.WorkingTree;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry diff}: what differs between two states, in the registry's own terms. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "What differs between two states of the registry: entities, prices with percentages and"
            + " dates, capabilities, limits, routes, fallback chains, public addresses; and whether"
            + " programs that read the registry may break.")
final class DiffCommand implements Callable<Integer> {
  private static final String HEAD = "HEAD";

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON,
    MARKDOWN
  }

  private final RegistryCommand registry;

  @Parameters(
      arity = "0..1",
      paramLabel = "BASE[..HEAD]",
      description =
          "Two revisions, or one and the working tree (default: HEAD and the working tree)."
              + " BASE... starts where the two parted.")
  private @Nullable String range;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or markdown (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(names = "--exit-code", description = "Exit with 1 when there are differences.")
  private boolean exitCode;

  DiffCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    Path data = registry.dataFolder();
    DiffRange asked = range();
    String baseName = asked.base().isEmpty() ? HEAD : asked.base();
    Source base =
        asked.fromFork()
            ? GitRevision.forkPoint(data, baseName, asked.head().orElse(HEAD))
            : new GitRevision(data, baseName);
    Source head =
        asked
            .head()
            .<Source>map(name -> new GitRevision(data, name))
            .orElseGet(() -> new WorkingTree(data));
    Diff.Outcome outcome = new Diff(registry.environment.clock()).between(base, head);
    requireLawful(outcome.base(), baseName);
    if (outcome.diff().isEmpty()) {
      registry.messages.findings(outcome.head(), data);
      registry.messages.say("No answer: mend the errors first.");
      return ExitCode.FINDINGS;
    }
    RegistryDiff diff = outcome.diff().orElseThrow();
    print(diff, sides(baseName, asked, outcome));
    return exitCode && !diff.isEmpty() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static void requireLawful(Reading base, String name) {
    if (base.registry().isEmpty()) {
      throw new SourceException(
          "The revision '"
              + name
              + "' has "
              + Messages.counted(base.count(Severity.ERROR), "error")
              + " by today's rules, so nothing can be compared with it; 'registry --rev "
              + name
              + " validate' lists them.");
    }
  }

  private static DiffSides sides(String baseName, DiffRange asked, Diff.Outcome outcome) {
    return new DiffSides(
        baseName,
        commit(outcome.base()),
        asked.head().orElse(DiffSides.WORKING_TREE),
        asked.head().isPresent() ? commit(outcome.head()) : null);
  }

  private void print(RegistryDiff diff, DiffSides sides) {
    registry
        .environment
        .out()
        .print(
            switch (format) {
              case TEXT -> DiffText.of(diff);
              case JSON -> DiffJson.of(diff, sides);
              case MARKDOWN -> DiffMarkdown.of(diff);
            });
  }

  private static @Nullable String commit(Reading reading) {
    return reading.snapshot().provenance().commit();
  }

  /** {@code --rev} names the later side where the range leaves it out. */
  private DiffRange range() {
    DiffRange asked = DiffRange.parse(range == null ? "" : range);
    if (registry.global.revision == null) {
      return asked;
    }
    if (asked.head().isPresent()) {
      throw registry.usage("--rev and the range both name the later side: leave --rev out.");
    }
    return asked.to(registry.global.revision);
  }
}
