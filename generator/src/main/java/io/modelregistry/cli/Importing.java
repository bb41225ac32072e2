package io.modelregistry.cli;

import io.modelregistry.app.Import;
import io.modelregistry.json.JsonText;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.validate.report.FileTexts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all imports are asked, and how they answer. */
final class Importing {
  @Option(
      names = "--create",
      description = "Make platforms, providers and models that are missing, even a new registry.")
  private boolean create;

  @Option(
      names = "--only",
      paramLabel = "PLATFORM",
      split = ",",
      description = "Take offers for these platforms only.")
  private Set<String> only = Set.of();

  @Option(
      names = "--verified-at",
      paramLabel = "DAY",
      description =
          "The day as of which the list holds (default: the newest day in it, else today).")
  private @Nullable String verifiedAt;

  @Option(names = "--dry-run", description = "Only report what would be done.")
  private boolean dryRun;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  /**
   * Imports, and says what came of it.
   *
   * @param list where the list is: a file or an address
   * @param source which import it is
   * @return the exit code
   */
  int run(
      RegistryCommand registry,
      String list,
      BiFunction<Import, Import.Request, Import.Outcome> source) {
    registry.requireWorkingTree();
    LocalDate today = LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
    Path data = create ? registry.dataFolderOrEmpty() : registry.dataFolder();
    Import.Outcome outcome =
        source.apply(
            new Import(registry.fetcher()),
            new Import.Request(
                data,
                place(registry, list),
                new ImportOptions(create, only, day(registry), today),
                dryRun));
    registry
        .environment
        .out()
        .print(
            format.isJson() ? JsonText.pretty(outcome.report().json()) : outcome.report().text());
    return close(registry, outcome, data);
  }

  private static int close(RegistryCommand registry, Import.Outcome outcome, Path data) {
    int files = outcome.plan().edits().size();
    if (!outcome.errors().isEmpty()) {
      registry.messages.refused(outcome.errors(), FileTexts.none(), data);
      return ExitCode.FINDINGS;
    }
    registry.messages.known(outcome.knownErrors());
    String counted = Messages.counted(files, "file");
    registry.messages.say(
        outcome.written()
            ? counted + " written to " + data + "."
            : files == 0
                ? "Nothing to change."
                : counted + " would be written; this was a rehearsal.");
    return ExitCode.FINE;
  }

  /** Files are named from the current folder. */
  static String place(RegistryCommand registry, String text) {
    return text.contains("://") ? text : registry.resolve(Path.of(text)).toString();
  }

  private Optional<LocalDate> day(RegistryCommand registry) {
    try {
      return Optional.ofNullable(verifiedAt).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw registry.usage("--verified-at is a day such as 2026-12-01, not " + verifiedAt + ".");
    }
  }
}
