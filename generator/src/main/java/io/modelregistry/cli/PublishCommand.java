package io.modelregistry.cli;

import io.modelregistry.app.Publish;
import io.modelregistry.app.StageClock;
import io.modelregistry.model.Settings;
import io.modelregistry.publish.CachePolicy;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.PlanText;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.s3.S3Options;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry publish}: brings a bucket or folder to the state of the site. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description =
        "Publish the site: upload what changed since the last publish, delete what is gone.")
final class PublishCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Mixin private final ReadingOptions reading = new ReadingOptions();

  @Option(
      names = "--to",
      paramLabel = "TARGET",
      description = "s3://bucket[/prefix] or file:DIR (default: publish.target in registry.json).")
  private @Nullable String to;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "Publish this built site instead of building one.")
  private @Nullable Path site;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "The address of an S3-compatible store other than AWS.")
  private @Nullable String endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The store's region (default: as the environment or profile says).")
  private @Nullable String region;

  @Option(
      names = "--path-style",
      negatable = true,
      description = "Put the bucket into the path, not the host (default: with --endpoint only).")
  private @Nullable Boolean pathStyle;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "" + S3Options.DEFAULT_CONCURRENCY,
      description = "How many requests at once, 1 to 256 (default: ${DEFAULT-VALUE}).")
  private int concurrency = S3Options.DEFAULT_CONCURRENCY;

  @Option(
      names = "--no-extensionless",
      description = "No copies of API files without their ending (a folder never has them).")
  private boolean noExtensionless;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Mixin private final AnswerFormat format = new AnswerFormat();

  @Option(
      names = "--allow-missing-history",
      description = "Publish although created_at and updated_at are not all known.")
  private boolean allowMissingHistory;

  PublishCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    StageClock stages = new StageClock(registry.environment.clock());
    S3Options store = store();
    if (site != null && reading.isGiven()) {
      throw registry.usage("--at and --base-url are for building, and --site is built already.");
    }
    Optional<Loaded> loaded = site == null ? build(stages) : Optional.of(read(site, stages));
    if (loaded.isEmpty()) {
      registry.messages.say("Nothing was published: mend the errors first.");
      return ExitCode.FINDINGS;
    }
    SiteFiles files = loaded.orElseThrow().files();
    Settings.Publishing settings = loaded.orElseThrow().settings();
    Destination destination = destination(settings.target());
    if (!allowMissingHistory && !Publish.hasCompleteHistory(files)) {
      registry.messages.say(
          "registry: not all created_at and updated_at are known: the data is outside Git, not all"
              + " committed, or a shallow clone. Commit it or fetch the whole history ('git fetch"
              + " --unshallow'), or publish with --allow-missing-history.");
      return ExitCode.ENVIRONMENT;
    }
    Publish.Request request =
        new Publish.Request(
            files,
            destination,
            store,
            new CachePolicy(settings.cacheControl()),
            !noExtensionless,
            dryRun);
    Publish publish = new Publish(registry.environment.folder());
    return report(stages.time("publish", () -> publish.run(request, step -> {})), stages);
  }

  private int report(Publish.Outcome outcome, StageClock stages) {
    if (outcome.report().isEmpty() || format.isJson()) {
      registry
          .environment
          .out()
          .print(format.isJson() ? PlanText.json(outcome.plan()) : PlanText.lines(outcome.plan()));
    }
    outcome.report().ifPresent(this::print);
    registry.messages.stages(stages);
    boolean complete = outcome.report().map(report -> report.notDeleted().isEmpty()).orElse(true);
    return complete ? ExitCode.FINE : ExitCode.ENVIRONMENT;
  }

  private void print(PublishReport report) {
    if (!format.isJson()) {
      registry
          .environment
          .out()
          .printf(
              Locale.ROOT,
              "%d uploaded (%,d bytes), %d with new headers, %d deleted, %d unchanged%n",
              report.uploaded(),
              report.bytes(),
              report.headersChanged(),
              report.deleted(),
              report.unchanged());
    }
    report
        .notDeleted()
        .forEach(
            (key, why) ->
                registry.messages.say("registry: " + key + " could not be deleted: " + why));
  }

  /** A site and how its registry wants it published. */
  private record Loaded(SiteFiles files, Settings.Publishing settings) {}

  private Optional<Loaded> build(StageClock stages) {
    Path data = registry.dataFolder();
    return registry
        .build(registry.builder(data), data, reading.toOptions(), reading.base(), stages)
        .made()
        .map(
            made -> new Loaded(SiteFiles.of(made.site()), made.registry().settings().publishing()));
  }

  /** The settings of a built site are those of the data folder, where there is one. */
  private Loaded read(Path folder, StageClock stages) {
    SiteFiles files = stages.time("read site", () -> registry.siteDirectory(folder, null).read());
    Settings.Publishing settings =
        registry
            .settingsIfAny()
            .map(Settings::publishing)
            .orElse(new Settings.Publishing(null, Map.of(), 0));
    return new Loaded(files, settings);
  }

  private Destination destination(@Nullable String configured) {
    String text = to != null ? to : configured;
    if (text == null) {
      throw registry.usage("Say where with --to s3://bucket[/prefix] or --to file:DIR.");
    }
    try {
      return Destination.parse(text);
    } catch (IllegalArgumentException e) {
      throw registry.usage(String.valueOf(e.getMessage()));
    }
  }

  private S3Options store() {
    try {
      URI address = endpoint == null ? null : new URI(endpoint);
      return new S3Options(address, region, pathStyle, concurrency);
    } catch (URISyntaxException e) {
      throw registry.usage("--endpoint is no address.");
    } catch (IllegalArgumentException e) {
      throw registry.usage(String.valueOf(e.getMessage()));
    }
  }
}
