package io.modelregistry.cli;

import io.modelregistry.app.Look;
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
import io.modelregistry.source.SourceException;
import java.nio.file.Path;
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
    refuseWhatDoesNotGoTogether();
    Optional<Origin> settings = settings();
    StageClock stages = new StageClock(registry.environment.clock());
    if (settings.isEmpty()) {
      var unused = build(stages);
      return nothing();
    }
    try (Publish publish = target(settings.get(), store)) {
      Look look = publish.look(checkDrift);
      if (list) {
        Manifest manifest = look.seen().manifest();
        print(format.isJson() ? ReleaseText.json(manifest) : ReleaseText.lines(manifest));
        return ExitCode.FINE;
      }
      Optional<Origin> origin = origin(settings.get(), look, stages);
      if (origin.isEmpty()) {
        return nothing();
      }
      Publish.What what = what(origin.get());
      if (lacksHistory(what)) {
        return ExitCode.ENVIRONMENT;
      }
      Publish.How how = how(origin.get(), limit, cdn);
      return dryRun ? rehearse(publish, what, how, look) : run(publish, what, how, look, stages);
    } catch (RefusedException e) {
      registry.messages.say("registry: " + e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private void refuseWhatDoesNotGoTogether() {
    if (keep != null && keep < 0) {
      throw registry.usage("--keep needs 0 or a positive number.");
    }
    if (site != null && reading.isGiven()) {
      throw registry.usage("--at and --base-url are for building, and --site is built already.");
    }
    if ((list && rollback != null) || (readsTargetAlone() && (site != null || reading.isGiven()))) {
      throw registry.usage(
          "--list and --rollback read the target alone: leave the other, --site, --at and"
              + " --base-url out.");
    }
  }

  private boolean readsTargetAlone() {
    return list || rollback != null;
  }

  private boolean builds() {
    return site == null && !readsTargetAlone();
  }

  /**
   * Where a site comes from.
   *
   * @param files of a built site; empty when there is none yet, or none is wanted
   * @param settings how its registry wants it published
   * @param base where it will be
   */
  private record Origin(Optional<SiteFiles> files, Settings.Publishing settings, SiteBase base) {}

  /** Of the data folder, where there is one; empty when only a build can say what is wrong. */
  private Optional<Origin> settings() {
    try {
      Optional<Settings> settings = registry.settingsIfAny();
      return Optional.of(
          new Origin(
              Optional.empty(),
              settings.map(Settings::publishing).orElse(Settings.Publishing.DEFAULT),
              settings.map(Settings::baseUrl).map(SiteBase::of).orElse(SiteBase.ROOT)));
    } catch (SourceException e) {
      if (builds()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Origin> origin(Origin settings, Look look, StageClock stages) {
    if (builds()) {
      // Nobody wants to wait for a build to hear that the bucket is missing.
      var unused = look.seen();
      return build(stages);
    }
    if (site == null) {
      return Optional.of(settings);
    }
    Path folder = site;
    SiteFiles files = stages.time("read site", () -> registry.siteDirectory(folder, null).read());
    return Optional.of(new Origin(Optional.of(files), settings.settings(), settings.base()));
  }

  private Optional<Origin> build(StageClock stages) {
    Path data = registry.dataFolder();
    return registry
        .build(registry.builder(data), data, reading.toOptions(), reading.base(), stages)
        .made()
        .map(
            made ->
                new Origin(
                    Optional.of(SiteFiles.of(made.site())),
                    made.registry().settings().publishing(),
                    made.base()));
  }

  private int nothing() {
    registry.messages.say("Nothing was published: mend the errors first.");
    return ExitCode.FINDINGS;
  }

  private Publish.What what(Origin origin) {
    if (rollback != null) {
      return new Publish.What.EarlierRelease(
          rollback.isEmpty() ? Optional.empty() : Optional.of(rollback));
    }
    return new Publish.What.BuiltSite(
        origin.files().orElseThrow(),
        new CachePolicy(origin.settings().cacheControl()),
        !noExtensionless,
        gzip);
  }

  private boolean lacksHistory(Publish.What what) {
    boolean lacks =
        what instanceof Publish.What.BuiltSite built
            && !allowMissingHistory
            && !Publish.Revision.of(built.site()).hasCompleteHistory();
    if (lacks) {
      registry.messages.say(
          "registry: not all created_at and updated_at are known: the data is outside Git, not"
              + " all committed, or a shallow clone. Commit it or fetch the whole history ('git"
              + " fetch --unshallow'), or publish with --allow-missing-history.");
    }
    return lacks;
  }

  private Publish.How how(Origin origin, MaxDelete limit, Optional<CloudFront> cdn) {
    return new Publish.How(
        keep == null ? origin.settings().keep() : keep,
        limit,
        adopt,
        cdn.map(distribution -> new Publish.Edge(distribution, origin.base())));
  }

  private int rehearse(Publish publish, Publish.What what, Publish.How how, Look look) {
    PublishPlan plan = publish.rehearse(what, how, look);
    print(format.isJson() ? PlanText.json(plan) : PlanText.lines(plan));
    plan.refusal().ifPresent(refusal -> registry.messages.say("registry: " + refusal));
    return plan.refusal().isPresent() ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private int run(
      Publish publish, Publish.What what, Publish.How how, Look look, StageClock stages) {
    Environment environment = registry.environment;
    Progress progress =
        environment.terminal()
            ? new ProgressOnTerminal(environment.err())
            : new ProgressLines(environment.err(), environment.clock());
    Publisher.Outcome outcome =
        stages.time("publish", () -> publish.run(what, how, look, progress));
    PublishReport report = outcome.report();
    print(
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

  private void print(String answer) {
    registry.environment.out().print(answer);
  }

  private <T> Optional<T> read(String option, @Nullable String text, Function<String, T> reader) {
    try {
      return Optional.ofNullable(text).map(reader);
    } catch (IllegalArgumentException e) {
      throw registry.usage(option + ": " + e.getMessage());
    }
  }

  private Publish target(Origin settings, S3Options store) {
    String text = to != null ? to : settings.settings().target();
    if (text == null) {
      throw registry.usage("Say where with --to s3://bucket[/prefix] or --to file:DIR.");
    }
    Destination destination;
    try {
      destination = Destination.parse(text);
    } catch (IllegalArgumentException e) {
      throw registry.usage(String.valueOf(e.getMessage()));
    }
    return Publish.to(
        destination, store, registry.environment.folder(), registry.environment.clock());
  }
}
