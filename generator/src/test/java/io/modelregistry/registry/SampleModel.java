package io.modelregistry.registry;

import io.modelregistry.model.Benchmark;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Link;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.SourceReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model for tests: an active one that says nothing, until a test says what it needs. */
public final class SampleModel {
  private final String id;
  private final String providerId;
  public String name;
  public @Nullable String description;
  public @Nullable String family;
  public @Nullable String modelString;
  public Map<String, Boolean> capabilities = Map.of();
  public Modalities modalities = Modalities.UNKNOWN;
  public Limits limits = Limits.UNKNOWN;
  public @Nullable Pricing pricing;
  public Map<String, Map<String, Object>> platformConfigs = Map.of();
  public @Nullable Performance performance;
  public @Nullable String version;
  public @Nullable PartialDate releaseDate;
  public @Nullable PartialDate knowledgeCutoff;
  public @Nullable LocalDate deprecationDate;
  public Lifecycle status = Lifecycle.ACTIVE;
  public @Nullable String replacedBy;
  public @Nullable String migrationGuide;
  public List<String> tags = List.of();
  public @Nullable Boolean openWeights;
  public @Nullable String license;
  public List<Link> links = List.of();
  public List<Benchmark> benchmarks = List.of();
  public List<String> aliases = List.of();
  public List<SourceReference> sources = List.of();
  public Map<String, String> pinned = Map.of();

  SampleModel(String id, String providerId) {
    this.id = id;
    this.providerId = providerId;
    this.name = "Model " + id;
  }

  Model build() {
    return new Model(
        id,
        providerId,
        name,
        description,
        family,
        modelString,
        capabilities,
        modalities,
        limits,
        pricing,
        platformConfigs,
        performance,
        version,
        releaseDate,
        knowledgeCutoff,
        deprecationDate,
        status,
        replacedBy,
        migrationGuide,
        tags,
        openWeights,
        license,
        links,
        benchmarks,
        aliases,
        sources,
        pinned);
  }
}
