package io.modelregistry.cli;

import io.modelregistry.app.HttpsFetcher;
import io.modelregistry.app.Import;
import io.modelregistry.json.JsonText;
import io.modelregistry.sync.modelsdev.ImportOptions;
import io.modelregistry.validate.ValidationOptions;
import io.modelregistry.validate.Validator;
import io.modelregistry.validate.report.FileTexts;
import io.modelregistry.validate.report.ReportFormat;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
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
      description = "The day as of which the list holds (default: the newest day in it).")
  private @Nullable String verifiedAt;

  @Option(names = "--dry-run", description = "Only report what would be done.")
  private boolean dryRun;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  ImportModelsDevCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    registry.requireWorkingTree();
    LocalDate today = LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
    Path data = create ? registry.dataFolderOrEmpty() : registry.dataFolder();
    Validator validator = new Validator(new ValidationOptions(today, Optional.empty()));
    Import.Outcome outcome =
        new Import(new HttpsFetcher(), snapshot -> validator.validate(snapshot).findings())
            .modelsDev(
                new Import.Request(
                    data,
                    place(offers),
                    Optional.ofNullable(models).map(this::place),
                    Optional.ofNullable(baseModels).map(this::place),
                    new ImportOptions(create, only, day(), today),
                    dryRun));
    registry
        .environment
        .out()
        .print(
            format.isJson() ? JsonText.pretty(outcome.report().json()) : outcome.report().text());
    return close(outcome, data);
  }

  private int close(Import.Outcome outcome, Path data) {
    int files = outcome.plan().edits().size();
    if (!outcome.errors().isEmpty()) {
      registry
          .environment
          .err()
          .print(
              ReportFormat.TEXT
                  .report()
                  .render(
                      outcome.errors(), FileTexts.none(), registry.messages.reportOptions(data)));
      registry.messages.say("Nothing was written: the result would have these errors.");
      return ExitCode.FINDINGS;
    }
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
  private String place(String text) {
    return text.contains("://") ? text : registry.resolve(Path.of(text)).toString();
  }

  private Optional<LocalDate> day() {
    try {
      return Optional.ofNullable(verifiedAt).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw registry.usage("--verified-at is a day such as 2026-12-01, not " + verifiedAt + ".");
    }
  }
}
