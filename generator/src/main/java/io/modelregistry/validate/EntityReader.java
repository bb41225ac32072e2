package io.modelregistry.validate;

import io.modelregistry.finding.Finding;
import io.modelregistry.json.JsonDocument;
import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Benchmark;
import io.modelregistry.model.Capability;
import io.modelregistry.model.DataPolicy;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Link;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Settings;
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Tombstone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns files that fit their schema into entities. What it tells the consumer are errors: then what
 * it returns is not to be used.
 */
final class EntityReader {
  private static final String DEFAULT_CURRENCY = "USD";

  private final PricingReader pricing;
  private final Consumer<Finding> findings;

  /**
   * @param currency of prices that name none
   */
  EntityReader(String currency, Consumer<Finding> findings) {
    this.pricing = new PricingReader(currency);
    this.findings = findings;
  }

  static Settings settings(JsonDocument document, Consumer<Finding> findings) {
    Fields fields = Fields.of(document, findings);
    Fields publish = fields.objectOrEmpty("publish");
    String currency = fields.text("currency");
    return new Settings(
        fields.required("title"),
        fields.text("description"),
        fields.text("base_url"),
        fields.text("repository_url"),
        currency == null ? DEFAULT_CURRENCY : currency,
        new Settings.Publishing(
            publish.text("target"),
            publish.textByName("headers"),
            Math.toIntExact(publish.whole("keep", Settings.Publishing.DEFAULT_KEEP))));
  }

  static Map<String, Capability> capabilities(JsonDocument document, Consumer<Finding> findings) {
    Map<String, Capability> capabilities = new LinkedHashMap<>();
    Fields.of(document, findings)
        .objectOrEmpty("capabilities")
        .objectByName()
        .forEach((key, fields) -> capabilities.put(key, capability(key, fields)));
    return capabilities;
  }

  private static Capability capability(String key, Fields fields) {
    return new Capability(
        key,
        fields.required("label"),
        fields.required("description"),
        Optional.ofNullable(fields.object("derived")).map(EntityReader::derived));
  }

  private static Capability.Rule derived(Fields rule) {
    Long tokens = rule.whole("min_context");
    return tokens == null
        ? new Capability.Rule.FreeTier()
        : new Capability.Rule.MinimumContext(tokens);
  }

  static List<Tombstone> tombstones(JsonDocument document, Consumer<Finding> findings) {
    return Fields.of(document, findings).objects("tombstones").stream()
        .map(
            fields ->
                new Tombstone(
                    fields.requiredWord("kind", EntityKind.class),
                    fields.required("id"),
                    fields.requiredDate("removed"),
                    fields.text("replaced_by"),
                    fields.text("reason")))
        .toList();
  }

  Platform platform(String id, JsonDocument document) {
    Fields fields = Fields.of(document, findings);
    return new Platform(
        id,
        fields.required("name"),
        fields.text("description"),
        fields.text("base_url"),
        fields.requiredWord("auth_type", AuthType.class),
        authConfig(fields),
        fields.flags("features"),
        fields.requiredWord("status", Lifecycle.class),
        fields.text("docs_url"),
        fields.text("status_url"),
        fields.text("health_url"),
        dataPolicy(fields.object("data_policy")),
        sources(fields),
        fields.textByName("pinned"));
  }

  Provider provider(String id, JsonDocument document) {
    Fields fields = Fields.of(document, findings);
    return new Provider(
        id,
        fields.required("name"),
        fields.text("description"),
        fields.text("direct_api_url"),
        fields.flag("auth_required"),
        fields.word("auth_type", AuthType.class),
        authConfig(fields),
        fields.flags("features"),
        fields.requiredWord("status", Lifecycle.class),
        fields.text("website"),
        fields.text("docs_url"),
        fields.text("deprecations_url"),
        sources(fields),
        fields.textByName("pinned"));
  }

  Model model(Place.OfModel place, JsonDocument document) {
    Fields fields = Fields.of(document, findings);
    Map<String, Map<String, Object>> configs = new LinkedHashMap<>();
    fields
        .objectOrEmpty("platform_configs")
        .objectByName()
        .forEach((platform, config) -> configs.put(platform, config.plainValues()));
    return new Model(
        place.id(),
        place.providerId(),
        fields.required("name"),
        fields.text("description"),
        fields.text("family"),
        fields.text("model_string"),
        fields.flags("capabilities"),
        modalities(fields.objectOrEmpty("modalities")),
        limits(fields),
        pricing.read(fields.object("pricing")),
        configs,
        performance(fields.object("performance")),
        fields.text("version"),
        fields.partialDate("release_date"),
        fields.partialDate("knowledge_cutoff"),
        fields.date("deprecation_date"),
        fields.requiredWord("status", Lifecycle.class),
        fields.text("replaced_by"),
        fields.text("migration_guide"),
        fields.texts("tags"),
        fields.flag("open_weights"),
        fields.text("license"),
        fields.objects("links").stream()
            .map(link -> new Link(link.required("label"), link.required("url")))
            .toList(),
        fields.objects("benchmarks").stream().map(EntityReader::benchmark).toList(),
        fields.texts("aliases"),
        sources(fields),
        fields.textByName("pinned"));
  }

  Route route(Place.OfRoute place, JsonDocument document) {
    Fields fields = Fields.of(document, findings);
    return new Route(
        place.modelId(),
        place.platformId(),
        place.variant(),
        fields.text("endpoint_override"),
        fields.text("model_string_override"),
        Math.toIntExact(fields.whole("priority", 1)),
        fields.requiredWord("status", RouteStatus.class),
        fields.date("deprecation_date"),
        pricing.read(fields.object("pricing")),
        limits(fields),
        fields.flags("capabilities"),
        fields.text("region"),
        fields.text("quantization"),
        fields.wholeByName("rate_limits"),
        sources(fields),
        fields.textByName("pinned"));
  }

  List<Observation> observations(YearMonth month, JsonDocument document) {
    List<Observation> observations = new ArrayList<>();
    Set<LocalDate> days = new HashSet<>();
    for (Fields row : Fields.of(document, findings).objects("days")) {
      LocalDate day = row.date("day");
      long requests = row.whole("requests", 0);
      long successes = row.whole("successes", 0);
      if (day == null) {
        continue;
      }
      if (!YearMonth.from(day).equals(month)) {
        row.impossible("day", day + " does not lie in " + month, "each month has its own file");
      } else if (!days.add(day)) {
        row.impossible("day", day + " has two rows", "keep one row a day");
      } else if (successes > requests) {
        row.impossible(
            "successes", successes + " successes of " + requests + " requests", "swap the two?");
      } else {
        observations.add(
            new Observation(
                day,
                requests,
                successes,
                row.decimal("avg_latency_ms"),
                row.decimal("p50_latency_ms"),
                row.decimal("p95_latency_ms"),
                row.decimal("tokens_per_second")));
      }
    }
    return observations;
  }

  private static @Nullable AuthConfig authConfig(Fields fields) {
    Fields config = fields.object("auth_config");
    return config == null
        ? null
        : new AuthConfig(config.text("header"), config.text("scheme"), config.text("env_var"));
  }

  private static @Nullable DataPolicy dataPolicy(@Nullable Fields policy) {
    if (policy == null) {
      return null;
    }
    Long days = policy.whole("retention_days");
    return new DataPolicy(
        policy.flag("trains_on_inputs"),
        days == null ? null : Integer.valueOf(Math.toIntExact(days)),
        policy.texts("regions"),
        policy.text("url"));
  }

  private static Modalities modalities(Fields fields) {
    return new Modalities(fields.texts("input"), fields.texts("output"));
  }

  private static Limits limits(Fields fields) {
    return new Limits(
        fields.whole("context_window"),
        fields.whole("max_input_tokens"),
        fields.whole("max_output_tokens"));
  }

  private static @Nullable Performance performance(@Nullable Fields fields) {
    return fields == null
        ? null
        : new Performance(fields.decimal("latency_ms"), fields.decimal("tokens_per_second"));
  }

  private static Benchmark benchmark(Fields fields) {
    return new Benchmark(
        fields.required("name"),
        Objects.requireNonNullElse(fields.decimal("score"), BigDecimal.ZERO),
        fields.text("metric"),
        fields.text("variant"),
        fields.partialDate("date"),
        fields.text("source"));
  }

  private static List<SourceReference> sources(Fields fields) {
    return fields.objects("sources").stream()
        .map(
            source ->
                new SourceReference(
                    source.required("url"),
                    source.requiredDate("verified_at"),
                    source.texts("fields")))
        .toList();
  }
}
