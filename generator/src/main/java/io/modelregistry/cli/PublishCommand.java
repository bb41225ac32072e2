package io.modelregistry.cli;

import io.modelregistry.app.Publish;
import io.modelregistry.app.StageClock;
import io.modelregistry.model.Settings;
import io.modelregistry.publish.CachePolicy;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Manifest;
import io.modelregistry.publish.MaxDelete;
import io.modelregistry.publish.PlanText;
import io.modelregistry.publish.Progress;
import io.modelregistry.publish.PublishPlan;
import io.modelregistry.publish.PublishReport;
import io.modelregistry.publish.Publisher;
import io.modelregistry.publish.RefusedException;
import io.modelregistry.publish.ReleaseText;
import io.modelregistry.publish.SiteFiles;
import io.modelregistry.publish.s3.CloudFront;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.render.SiteBase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

  @Mixin private final StoreOptions storeOptions = new StoreOptions();

  @Option(
      names = "--no-extensionless",
      description = "No copies of API files without their ending (a folder never has them).")
  private boolean noExtensionless;

  @Option(
      names = "--gzip",
      description = "Store text compressed, with Content-Encoding, for want of a CDN that does it.")
  private boolean gzip;

  @Option(
      names = "--max-delete",
      paramLabel = "N|N%",
      description =
          "Refuse to take more than so many objects off the site at once (default: 20%%).")
  private @Nullable String maxDelete;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "How many earlier releases can be brought back (default: publish.keep in registry.json).")
  private @Nullable Integer keep;

  @Option(
      names = "--check-drift",
      description = "Look for objects that somebody else has removed or altered, and mend them.")
  private boolean checkDrift;

  @Option(
      names = "--adopt",
      description = "Replace objects of others that have the key of one of the site's.")
  private boolean adopt;

  @Option(
      names = "--invalidate",
      paramLabel = "cloudfront:ID",
      description = "Tell this CDN distribution afterwards what has changed.")
  private @Nullable String invalidate;

  @Option(
      names = "--rollback",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "REVISION",
      description =
          "Publish an earlier release again: its number or commit, or the one before the current.")
  private @Nullable String rollback;

  @Option(names = "--list", description = "Only show the releases that are kept there.")
  private boolean list;

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
    S3Options store = storeOptions.toOptions(registry.environment.variables());
    MaxDelete limit = read("--max-delete", maxDelete, MaxDelete::parse).orElse(MaxDelete.DEFAULT);
    Optional<CloudFront> cdn =
        read(
            "--invalidate",
            invalidate,
            text -> CloudFront.parse(text, registry.environment.variables()));
    if (keep != null && keep < 0) {
      throw registry.usage("--keep needs 0 or a positive number.");
    }
    if (site != null && reading.isGiven()) {
      throw registry.usage("--at and --base-url are for building, and --site is built already.");
    }
    boolean builds = !list && rollback == null;
    if (!builds && (site != null || reading.isGiven() || (list && rollback != null))) {
      throw registry.usage(
          "--list and --rollback read the target alone: leave the other, --site, --at and"
              + " --base-url out.");
    }
    StageClock stages = new StageClock(registry.environment.clock());
    Optional<Loaded> loaded =
        !builds
            ? Optional.of(settings())
            : site == null ? build(stages) : Optional.of(read(site, stages));
    if (loaded.isEmpty()) {
      registry.messages.say("Nothing was published: mend the errors first.");
      return ExitCode.FINDINGS;
    }
    Settings.Publishing settings = loaded.get().settings();
    try (Publish publish =
        Publish.to(
            destination(settings.target()),
            store,
            registry.environment.folder(),
            registry.environment.clock())) {
      if (list) {
        registry.environment.out().print(releases(publish.manifest()));
        return ExitCode.FINE;
      }
      Publish.What what = what(loaded.get());
      if (what instanceof Publish.What.BuiltSite built
          && !allowMissingHistory
          && !Publish.Revision.of(built.site()).hasCompleteHistory()) {
        registry.messages.say(
            "registry: not all created_at and updated_at are known: the data is outside Git, not"
                + " all committed, or a shallow clone. Commit it or fetch the whole history ('git"
                + " fetch --unshallow'), or publish with --allow-missing-history.");
        return ExitCode.ENVIRONMENT;
      }
      SiteBase base = loaded.get().base();
      Publish.How how =
          new Publish.How(
              keep == null ? settings.keep() : keep,
              limit,
              adopt,
              checkDrift,
              cdn.map(distribution -> new Publish.Edge(distribution, base)));
      return dryRun ? rehearse(publish, what, how) : run(publish, what, how, stages);
    } catch (RefusedException e) {
      registry.messages.say("registry: " + e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private Publish.What what(Loaded loaded) {
    if (rollback != null) {
      return new Publish.What.EarlierRelease(
          rollback.isEmpty() ? Optional.empty() : Optional.of(rollback));
    }
    return new Publish.What.BuiltSite(
        loaded.files().orElseThrow(),
        new CachePolicy(loaded.settings().cacheControl()),
        !noExtensionless,
        gzip);
  }

  private String releases(Manifest manifest) {
    return format.isJson() ? ReleaseText.json(manifest) : ReleaseText.lines(manifest);
  }

  private int rehearse(Publish publish, Publish.What what, Publish.How how) {
    PublishPlan plan = publish.rehearse(what, how);
    registry.environment.out().print(format.isJson() ? PlanText.json(plan) : PlanText.lines(plan));
    plan.refusal().ifPresent(refusal -> registry.messages.say("registry: " + refusal));
    return plan.refusal().isPresent() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private int run(Publish publish, Publish.What what, Publish.How how, StageClock stages) {
    Environment environment = registry.environment;
    Progress progress =
        environment.terminal()
            ? new ProgressOnTerminal(environment.err())
            : new ProgressLines(environment.err(), environment.clock());
    Publisher.Outcome outcome = stages.time("publish", () -> publish.run(what, how, progress));
    PublishReport report = outcome.report();
    environment
        .out()
        .print(
            format.isJson()
                ? PlanText.json(outcome.plan(), report, stages.last())
                : PlanText.summary(report, stages.last()));
    report
        .notDeleted()
        .forEach(
            (key, why) ->
                registry.messages.say("registry: " + key + " could not be deleted: " + why));
    if (!report.notInvalidated().isEmpty()) {
      registry.messages.say("registry: " + report.notInvalidated());
    }
    registry.messages.stages(stages);
    return report.isComplete() ? ExitCode.FINE : ExitCode.ENVIRONMENT;
  }

  /**
   * A site, how its registry wants it published, and where it will be.
   *
   * @param files empty when no site was asked for
   */
  private record Loaded(Optional<SiteFiles> files, Settings.Publishing settings, SiteBase base) {}

  private Optional<Loaded> build(StageClock stages) {
    Path data = registry.dataFolder();
    return registry
        .build(registry.builder(data), data, reading.toOptions(), reading.base(), stages)
        .made()
        .map(
            made ->
                new Loaded(
                    Optional.of(SiteFiles.of(made.site())),
                    made.registry().settings().publishing(),
                    made.base()));
  }

  private Loaded read(Path folder, StageClock stages) {
    SiteFiles files = stages.time("read site", () -> registry.siteDirectory(folder, null).read());
    Loaded settings = settings();
    return new Loaded(Optional.of(files), settings.settings(), settings.base());
  }

  /** Of the data folder, where there is one. */
  private Loaded settings() {
    Optional<Settings> settings = registry.settingsIfAny();
    return new Loaded(
        Optional.empty(),
        settings
            .map(Settings::publishing)
            .orElse(new Settings.Publishing(null, Map.of(), Settings.Publishing.DEFAULT_KEEP)),
        settings.map(Settings::baseUrl).map(SiteBase::of).orElse(SiteBase.ROOT));
  }

  private <T> Optional<T> read(String option, @Nullable String text, Function<String, T> reader) {
    try {
      return Optional.ofNullable(text).map(reader);
    } catch (IllegalArgumentException e) {
      throw registry.usage(option + ": " + e.getMessage());
    }
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
}
