package io.modelregistry.cli;

import io.modelregistry.app.verify.Effort;
import io.modelregistry.app.verify.Problem;
import io.modelregistry.app.verify.StoredSite;
import io.modelregistry.app.verify.Verdict;
import io.modelregistry.app.verify.WebSite;
import io.modelregistry.publish.Destination;
import io.modelregistry.publish.Target;
import io.modelregistry.publish.file.FileTarget;
import io.modelregistry.publish.s3.S3Options;
import io.modelregistry.publish.s3.S3Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code registry verify}: whether a published site is as it was built. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Check every file of a published site against its list of files, or against the manifest"
            + " of publishing where it lies.")
final class VerifyCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL|DIR|TARGET",
      description =
          "The address of the site, a folder, s3://bucket[/prefix] or file:DIR (default: base_url"
              + " in registry.json).")
  private @Nullable String site;

  @Option(
      names = "--commit",
      paramLabel = "HASH",
      description = "The commit that the site should be of: its hash, or how that begins.")
  private @Nullable String commit;

  @Option(
      names = "--allow-extra",
      description = "Files of others may lie beside the site (not to be seen by URL).")
  private boolean allowExtra;

  @Mixin private final StoreOptions store = new StoreOptions();

  @Mixin private final AnswerFormat format = new AnswerFormat();

  VerifyCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    if (commit != null && !commit.matches("[0-9a-f]{7,64}")) {
      throw registry.usage("--commit wants at least 7 digits of a hash, such as 1a2b3c4.");
    }
    S3Options options = store.toOptions(registry.environment.variables());
    String where = site != null ? site : configured();
    Verdict verdict = withCommit(verify(where, options));
    registry
        .environment
        .out()
        .print(format.isJson() ? VerdictText.json(verdict) : VerdictText.lines(verdict));
    return verdict.isFine()
        ? ExitCode.FINE
        : verdict.isUnknown() ? ExitCode.ENVIRONMENT : ExitCode.FINDINGS;
  }

  private Verdict verify(String where, S3Options options) {
    if (where.startsWith("http://") || where.startsWith("https://")) {
      WebSite web = new WebSite(registry.freshFetcher(), where);
      return watched(options.concurrency(), web::verify);
    }
    try (Target target = target(where, options)) {
      StoredSite stored = new StoredSite(target);
      int concurrency = where.startsWith("s3:") ? options.concurrency() : target.concurrency();
      return watched(concurrency, effort -> stored.verify(allowExtra, effort));
    }
  }

  private Target target(String where, S3Options options) {
    if (!where.startsWith("s3:") && !where.startsWith("file:")) {
      return new FileTarget(registry.resolve(Path.of(where)), registry.environment.clock());
    }
    try {
      Destination destination = Destination.parse(where);
      return destination instanceof Destination.Bucket bucket
          ? new S3Target(bucket, options)
          : new FileTarget(
              registry.resolve(((Destination.Folder) destination).path()),
              registry.environment.clock());
    } catch (IllegalArgumentException e) {
      throw registry.usage(String.valueOf(e.getMessage()));
    }
  }

  private Verdict watched(int concurrency, Function<Effort, Verdict> job) {
    if (!registry.environment.terminal()) {
      return job.apply(new Effort(concurrency, files -> {}, () -> {}));
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("verify")
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(registry.environment.err()))
            .build()) {
      return job.apply(new Effort(concurrency, bar::maxHint, bar::step));
    }
  }

  private Verdict withCommit(Verdict verdict) {
    String found = verdict.revision().commit();
    if (commit == null || found.startsWith(commit)) {
      return verdict;
    }
    List<Problem> problems = new ArrayList<>(verdict.problems());
    problems.add(
        new Problem(
            Problem.Kind.STALE,
            "api/registry/revision.json",
            "commit " + commit,
            found.isEmpty() ? "no commit" : "commit " + found));
    return new Verdict(verdict.site(), verdict.revision(), verdict.files(), problems);
  }

  private String configured() {
    return registry
        .settingsIfAny()
        .map(settings -> settings.baseUrl())
        .filter(url -> url.startsWith("http"))
        .orElseThrow(() -> registry.usage("Say which site: an address, a folder or s3://BUCKET."));
  }
}
