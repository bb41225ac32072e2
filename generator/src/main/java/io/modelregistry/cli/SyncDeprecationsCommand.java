package io.modelregistry.cli;

import io.modelregistry.app.PageSync;
import io.modelregistry.app.Sync;
import io.modelregistry.json.JsonText;
import io.modelregistry.model.Provider;
import io.modelregistry.registry.Registry;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.page.DeprecationPage;
import io.modelregistry.sync.report.SyncJson;
import io.modelregistry.sync.report.SyncMarkdown;
import io.modelregistry.sync.report.SyncText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry sync deprecations}: what providers announce on pages for people. */
@Command(
    name = DeprecationPage.ID,
    mixinStandardHelpOptions = true,
    description =
        "Read each provider's deprecations_url: tables and lists of models and their last days. A"
            + " page for people can be misread, so this only proposes: it shows what it found, and"
            + " with --branch commits it for review.")
final class SyncDeprecationsCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      description = "Read the pages of these providers only.")
  private Set<String> providers = new LinkedHashSet<>();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the page is, for a single --provider (default: its deprecations_url).")
  private @Nullable String url;

  @Option(
      names = "--accept",
      paramLabel = "ID",
      split = ",",
      description = "Let all changes of this model through, held back or disagreed on.")
  private Set<String> accepted = Set.of();

  @Mixin private final Proposing proposing = new Proposing();

  SyncDeprecationsCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    registry.requireWorkingTree();
    if (url != null && providers.size() != 1) {
      throw registry.usage("--url is the page of one --provider.");
    }
    Optional<Registry> data = registry.soundRegistry();
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    Map<String, String> pages = pages(data.get());
    LocalDate today = LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
    Path folder = registry.dataFolder();
    Sync.Proposal proposal =
        new PageSync(registry.fetcher())
            .propose(
                proposing.base(registry, folder, DeprecationPage.ID),
                pages,
                new SyncOptions(
                    new ImportOptions(false, Set.of(), Optional.empty(), today), accepted, false));
    return proposing
        .onlyOnBranch()
        .carryOut(
            registry,
            folder,
            DeprecationPage.ID,
            proposal,
            new Proposing.Words(
                SyncText.of(proposal.report()),
                JsonText.pretty(SyncJson.of(proposal.report())),
                SyncMarkdown.of(proposal.report()),
                SyncMarkdown.summary(proposal.report())));
  }

  private Map<String, String> pages(Registry data) {
    Map<String, String> pages = new TreeMap<>();
    for (Provider provider : data.providers()) {
      String page = url != null ? url : provider.deprecationsUrl();
      if (page != null && (providers.isEmpty() || providers.contains(provider.id()))) {
        pages.put(provider.id(), page);
      }
    }
    for (String id : providers) {
      if (!pages.containsKey(id)) {
        throw registry.usage(
            data.provider(id).isEmpty()
                ? "there is no provider '" + id + "'."
                : "provider '" + id + "' has no deprecations_url; --url says where its page is.");
      }
    }
    if (pages.isEmpty()) {
      throw registry.usage("no provider has a deprecations_url.");
    }
    return pages;
  }
}
