package io.modelregistry.app;

import io.modelregistry.history.History;
import io.modelregistry.history.VersionDigest;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Site;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.html.CatalogRenderer;
import io.modelregistry.source.Source;
import io.modelregistry.source.SourceException;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads, validates and renders: the whole way from authored files to a site in memory. Keep one
 * where a source is built again and again: it remembers history and compiled templates.
 */
public final class Build {
  private final RegistryReader reader;
  private final Source source;
  private final CatalogRenderer catalog = new CatalogRenderer();

  public Build(Clock clock, Source source) {
    this.reader = new RegistryReader(clock);
    this.source = source;
  }

  /**
   * What a build came to.
   *
   * @param made present exactly when no finding is an error
   */
  public record Outcome(Reading reading, Optional<Made> made) {}

  /**
   * A site and what it was made from.
   *
   * @param base where its links start
   */
  public record Made(Registry registry, SiteBase base, Site site) {}

  /**
   * Renders the site as the source is now.
   *
   * @param base instead of the one in {@code registry.json}
   * @throws SourceException when the source cannot be read
   */
  public Outcome run(RegistryReader.Options options, Optional<SiteBase> base, StageClock stages) {
    Reading reading = reader.read(source, options, stages);
    return new Outcome(
        reading,
        reading
            .registry()
            .map(
                registry -> {
                  SiteBase used = base.orElseGet(() -> configured(registry));
                  SiteAssembly assembly = new SiteAssembly(used, catalog);
                  History history =
                      stages.time("history", () -> History.of(source.past(new VersionDigest())));
                  Site site =
                      stages.time("render", () -> assembly.assemble(registry, history, reading));
                  return new Made(registry, used, site);
                }));
  }

  private static SiteBase configured(Registry registry) {
    try {
      return SiteBase.of(registry.settings().baseUrl());
    } catch (IllegalArgumentException e) {
      throw new SourceException("registry.json: base_url: " + e.getMessage(), e);
    }
  }
}
