package io.modelregistry.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is called, independent of where.
 *
 * @param modelString the provider's own name for it; its id where absent
 * @param capabilities authored yes/no facts by capability key; an absent key is unknown
 * @param pricing what the provider's own API charges; null is unknown
 * @param platformConfigs settings by platform id that go through to the route as {@code config}:
 *     JSON values as {@code String}, {@code BigDecimal}, {@code Boolean}, {@code List}, {@code Map}
 * @param deprecationDate the last day it can be called
 * @param replacedBy id of the model to move to
 * @param openWeights whether anybody can download its weights; null is unknown
 * @param aliases other names it goes by, in any spelling
 * @param pinned field to the reason why no tool may change it
 */
public record Model(
    String id,
    String providerId,
    String name,
    @Nullable String description,
    @Nullable String family,
    @Nullable String modelString,
    Map<String, Boolean> capabilities,
    Modalities modalities,
    Limits limits,
    @Nullable Pricing pricing,
    Map<String, Map<String, Object>> platformConfigs,
    @Nullable Performance performance,
    @Nullable String version,
    @Nullable PartialDate releaseDate,
    @Nullable PartialDate knowledgeCutoff,
    @Nullable LocalDate deprecationDate,
    Lifecycle status,
    @Nullable String replacedBy,
    @Nullable String migrationGuide,
    List<String> tags,
    @Nullable Boolean openWeights,
    @Nullable String license,
    List<Link> links,
    List<Benchmark> benchmarks,
    List<String> aliases,
    List<SourceReference> sources,
    Map<String, String> pinned) {
  public Model {
    capabilities = Immutable.sorted(capabilities);
    platformConfigs = Immutable.sorted(platformConfigs);
    tags = List.copyOf(tags);
    links = List.copyOf(links);
    benchmarks = List.copyOf(benchmarks);
    aliases = List.copyOf(aliases);
    sources = List.copyOf(sources);
    pinned = Immutable.sorted(pinned);
  }

  /** What to put into a call's {@code model} field where a route says nothing else. */
  public String calledAs() {
    return modelString != null ? modelString : id;
  }
}
