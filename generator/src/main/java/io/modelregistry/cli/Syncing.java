package io.modelregistry.cli;

import io.modelregistry.app.Sync;
import io.modelregistry.json.JsonText;
import io.modelregistry.sync.Credential;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.report.SyncJson;
import io.modelregistry.sync.report.SyncMarkdown;
import io.modelregistry.sync.report.SyncText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all syncs with lists are asked, and how they answer. */
final class Syncing {
  @ArgGroup private Place place = new Place();

  /** Where the list is, if not where it is published. */
  static final class Place {
    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "Where the list is (default: where it is published).")
    private @Nullable String url;

    @Option(names = "--file", paramLabel = "FILE", description = "The list, as a file.")
    private @Nullable Path file;
  }

  @Option(
      names = "--create",
      description = "Make platforms, providers, models and routes that are missing.")
  private boolean create;

  @Option(
      names = "--only",
      paramLabel = "PLATFORM",
      split = ",",
      description = "Compare offers of these platforms only.")
  private Set<String> only = Set.of();

  @Option(
      names = "--accept",
      paramLabel = "ID",
      split = ",",
      description = "Let all changes of this model or route through, held back or disagreed on.")
  private Set<String> accepted = Set.of();

  @Option(
      names = "--accept-all",
      description = "Let all changes through, even of a list that has shrunk.")
  private boolean acceptAll;

  @Mixin private final Proposing proposing = new Proposing();

  /**
   * Syncs, and says what came of it.
   *
   * @param elsewhere where the list is unless an option says; empty where an option has to
   * @param credential who asks for it
   * @return the exit code
   */
  int run(
      RegistryCommand registry,
      OfferSource source,
      Optional<String> elsewhere,
      Optional<Credential> credential) {
    return run(registry, source, elsewhere, credential, (same, before, list, fetch) -> same);
  }

  /** The same, with a list that is completed by what has to be asked for one by one. */
  int run(
      RegistryCommand registry,
      OfferSource source,
      Optional<String> elsewhere,
      Optional<Credential> credential,
      Sync.Completion completion) {
    registry.requireWorkingTree();
    LocalDate today = LocalDate.ofInstant(registry.environment.clock().instant(), ZoneOffset.UTC);
    Path data = registry.dataFolder();
    Sync sync = new Sync(registry.fetcher());
    SyncOptions options =
        new SyncOptions(
            new ImportOptions(create, only, Optional.empty(), today), accepted, acceptAll);
    Sync.Proposal proposal =
        sync.propose(
            proposing.base(registry, data, source.id()),
            new Sync.Request(source, list(registry, elsewhere), credential, options),
            completion);
    requireKnown(registry, proposal);
    return proposing.carryOut(
        registry,
        data,
        source.id(),
        proposal,
        new Proposing.Words(
            SyncText.of(proposal.report()),
            JsonText.pretty(SyncJson.of(proposal.report())),
            SyncMarkdown.of(proposal.report()),
            SyncMarkdown.summary(proposal.report())));
  }

  /** The address that the person has given. */
  Optional<String> url() {
    return Optional.ofNullable(place.url);
  }

  private String list(RegistryCommand registry, Optional<String> elsewhere) {
    if (place.file != null) {
      return registry.resolve(place.file).toString();
    }
    if (place.url != null && !place.url.toLowerCase(Locale.ROOT).matches("https?://.+")) {
      throw registry.usage(
          "--url is an address such as https://api.example.com/v1/models; --file names a file.");
    }
    return Optional.ofNullable(place.url)
        .or(() -> elsewhere)
        .orElseThrow(
            () ->
                registry.usage(
                    "The data has no address of the list, or one with parts to fill in: say where"
                        + " it is with --url or --file."));
  }

  /** A name that means nothing is most likely mistyped. */
  private void requireKnown(RegistryCommand registry, Sync.Proposal proposal) {
    for (String platform : only) {
      if (!create && !proposal.before().files().containsKey("platforms/" + platform + ".json")) {
        throw registry.usage("--only: there is no platform '" + platform + "'.");
      }
    }
  }
}
