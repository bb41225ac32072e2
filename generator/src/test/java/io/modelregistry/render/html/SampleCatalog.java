package io.modelregistry.render.html;

import io.modelregistry.finding.Severity;
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
import io.modelregistry.model.Observation;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Settings;
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.Stamps;
import io.modelregistry.validate.Rule;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small registry in which everything occurs that a page can show. */
final class SampleCatalog {
  private SampleCatalog() {}

  static final Documentation DOCUMENTATION =
      new Documentation(
          List.of(
              new Rule(
                  "limit-order",
                  Severity.ERROR,
                  "Limits that fit each other",
                  "An answer cannot be longer than the context window.",
                  "A request planned by these limits would be refused.",
                  "{ \"context_window\": 8192, \"max_output_tokens\": 16384 }",
                  "{ \"context_window\": 8192, \"max_output_tokens\": 4096 }",
                  false),
              new Rule(
                  "key-order",
                  Severity.WARNING,
                  "Keys in their order",
                  "Keys stand in the order of the schema.",
                  "Two files that say the same should look the same.",
                  "{ \"status\": \"active\", \"name\": \"A\" }",
                  "{ \"name\": \"A\", \"status\": \"active\" }",
                  true)),
          List.of(
              new ApiDoc("api/registry/models.json", "All models.", "api/registry/models.json"),
              new ApiDoc("api/registry/models/{id}.json", "One model, whole.", "")));

  static Registry registry() {
    return sample().build();
  }

  /** Nothing at all: what a page says when there is nothing to say. */
  static Registry empty() {
    return new SampleRegistry().build();
  }

  /** The same with three models more, so that there is something to draw and to choose from. */
  static Registry charted() {
    SampleRegistry sample = sample();
    priced(sample, "acme", "dear", "Dear", 1_000_000, "75");
    priced(sample, "nobody", "twin", "Twin", 1_000_000, "60");
    priced(sample, "nobody", "cheap", "Cheap", 32_000, "0.4");
    return sample.build();
  }

  private static void priced(
      SampleRegistry sample,
      String provider,
      String id,
      String name,
      long context,
      String outputCost) {
    sample.model(
        provider,
        id,
        model -> {
          model.name = name;
          model.limits = new Limits(context, null, 8_000L);
          model.pricing = Prices.metered("input_cost", "0.1", "output_cost", outputCost);
        });
    sample.route(id, "direct", route -> {});
  }

  static SampleRegistry sample() {
    SampleRegistry sample = new SampleRegistry();
    sample.settings =
        new Settings(
            "Sample Registry",
            "Which model can be called where, and what it costs.",
            "https://models.example.org/registry/",
            "https://git.example.org/people/registry",
            "USD",
            new Settings.Publishing(null, Map.of(), 3));
    sample.stamps =
        (kind, id) ->
            kind == EntityKind.MODEL
                ? new Stamps(
                    Instant.parse("2026-03-01T10:00:00Z"), Instant.parse("2026-10-02T10:00:00Z"))
                : Stamps.UNKNOWN;
    capabilities(sample);
    places(sample);
    models(sample);
    routes(sample);
    sample.add(
        new Tombstone(
            EntityKind.MODEL, "large-1", LocalDate.parse("2026-05-01"), "large-2", "renamed"));
    sample.add(
        new Tombstone(EntityKind.PLATFORM, "gone", LocalDate.parse("2026-05-01"), null, null));
    return sample;
  }

  private static void capabilities(SampleRegistry sample) {
    for (String key :
        List.of(
            "reasoning",
            "function_calling",
            "structured_output",
            "vision",
            "pdf_input",
            "audio_input",
            "image_output",
            "streaming",
            "prompt_caching")) {
      sample.add(
          new Capability(
              key, key.replace('_', ' '), "The model does this by itself.", Optional.empty()));
    }
    sample.derived("128k_context", new Capability.Rule.MinimumContext(128_000));
    sample.derived("free_tier", new Capability.Rule.FreeTier());
  }

  private static void places(SampleRegistry sample) {
    sample.add(
        platform(
            Platform.DIRECT, "Provider’s own API", null, AuthType.API_KEY, Lifecycle.ACTIVE, null));
    sample.add(
        platform(
            "reseller",
            "Reseller",
            "https://api.reseller.example/v1",
            AuthType.API_KEY,
            Lifecycle.ACTIVE,
            new DataPolicy(false, 30, List.of("eu", "us"), "https://reseller.example/privacy")));
    sample.add(
        platform(
            Platform.LOCAL,
            "Own machine",
            "http://localhost:8000/v1",
            AuthType.NONE,
            Lifecycle.BETA,
            null));
    sample.add(provider("acme", "Acme Intelligence"));
    sample.add(provider("nobody", "Nobody Labs"));
  }

  private static Platform platform(
      String id,
      String name,
      @Nullable String baseUrl,
      AuthType auth,
      Lifecycle status,
      @Nullable DataPolicy policy) {
    return new Platform(
        id,
        name,
        "Where models run.",
        baseUrl,
        auth,
        auth == AuthType.NONE ? null : new AuthConfig("Authorization", "Bearer", "EXAMPLE_API_KEY"),
        Map.of("openai_compatible", true),
        status,
        "https://docs.example.org/",
        "https://status.example.org/",
        "https://api.example.org/health",
        policy,
        List.of(source("https://docs.example.org/models")),
        Map.of());
  }

  private static Provider provider(String id, String name) {
    return new Provider(
        id,
        name,
        "Makes models.",
        "https://api." + id + ".example/v1",
        true,
        AuthType.API_KEY,
        new AuthConfig("x-api-key", null, "ACME_API_KEY"),
        Map.of("batch", true),
        Lifecycle.ACTIVE,
        "https://" + id + ".example/",
        "https://docs." + id + ".example/",
        "https://docs." + id + ".example/deprecations",
        List.of(source("https://docs." + id + ".example/models")),
        Map.of("name", "as its owner writes it"));
  }

  static SourceReference source(String url) {
    return new SourceReference(url, LocalDate.parse("2026-10-01"), List.of("pricing"));
  }

  private static void models(SampleRegistry sample) {
    sample.model(
        "acme",
        "large-2",
        model -> {
          model.name = "Large 2";
          model.description = "The biggest of its family.";
          model.family = "large";
          model.version = "2.1";
          model.modelString = "Large-2-2026";
          model.capabilities = Map.of("vision", true, "reasoning", true, "audio_input", false);
          model.modalities = new Modalities(List.of("text", "image"), List.of("text"));
          model.limits = new Limits(400_000L, 272_000L, 128_000L);
          model.pricing =
              Prices.with(
                  Prices.metered(
                      "input_cost",
                      "1.25",
                      "output_cost",
                      "10",
                      "cache_read_cost",
                      "0.125",
                      "web_search_cost",
                      "0.01"),
                  Prices.when(Prices.between("2026-12-01T00:00:00Z", null), "input_cost", "1"),
                  Prices.when(
                      Prices.over(200_000),
                      "input_cost",
                      "2.5",
                      "output_cost",
                      "15",
                      "cache_read_cost",
                      null),
                  Prices.when(
                      Prices.hours("16:30", "00:30", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                      "input_cost",
                      "0.6"),
                  Prices.times(Prices.tier("batch"), "0.5"));
          model.platformConfigs =
              Map.of("reseller", Map.of("top_k", new BigDecimal("40"), "modes", List.of("a", "b")));
          model.performance = new Performance(new BigDecimal("820"), new BigDecimal("93.5"));
          model.releaseDate = new PartialDate("2026-04-22");
          model.knowledgeCutoff = new PartialDate("2025-11");
          model.tags = List.of("flagship");
          model.openWeights = false;
          model.license = "proprietary";
          model.links = List.of(new Link("Model card", "https://acme.example/large-2"));
          model.benchmarks =
              List.of(
                  new Benchmark(
                      "Hard Questions",
                      new BigDecimal("71.30"),
                      "accuracy",
                      "high effort",
                      new PartialDate("2026-05"),
                      "https://bench.example/hard"),
                  new Benchmark("Bare", new BigDecimal("12"), null, null, null, null));
          model.aliases = List.of("acme/large-2", "large-latest");
          model.sources = List.of(source("https://docs.acme.example/models"));
          model.pinned = Map.of("family", "named by hand");
        });
    sample.model(
        "acme",
        "old",
        model -> {
          model.name = "Old";
          model.status = Lifecycle.DEPRECATED;
          model.deprecationDate = LocalDate.parse("2026-12-31");
          model.replacedBy = "large-2";
          model.migrationGuide = "https://docs.acme.example/migrate";
        });
    sample.model(
        "acme",
        "older",
        model -> {
          model.status = Lifecycle.DEPRECATED;
          model.deprecationDate = LocalDate.parse("2025-12-31");
        });
    sample.model("acme", "oldest", model -> model.status = Lifecycle.DEPRECATED);
    sample.model(
        "nobody",
        "open-7b",
        model -> {
          model.name = "Open 7B";
          model.status = Lifecycle.BETA;
          model.openWeights = true;
          model.limits = new Limits(8_192L, null, null);
        });
    sample.model("nobody", "embedding", model -> model.limits = new Limits(8_000L, null, null));
    sample.model("nobody", "unpriced");
  }

  private static void routes(SampleRegistry sample) {
    sample.route("large-2", "direct", route -> {});
    sample.route(
        "large-2",
        "reseller",
        route -> {
          route.priority = 2;
          route.modelStringOverride = "acme/large-2";
          route.limits = new Limits(200_000L, null, 64_000L);
          route.capabilities = Map.of("vision", false);
          route.pricing =
              Prices.metered("input_cost", "1.5", "output_cost", "9", "input_image_cost", "3");
          route.region = "eu";
          route.quantization = "fp8";
          route.rateLimits = Map.of("requests_per_minute", 600L);
          route.sources = List.of(source("https://reseller.example/large-2"));
        });
    sample.observed(
        "large-2--reseller",
        new Observation(
            LocalDate.parse("2026-11-01"), 100, 99, new BigDecimal("800"), null, null, null));
    sample.route(
        "large-2",
        "reseller",
        route -> {
          route.priority = 3;
          route.variant = Optional.of("eu");
          route.status = RouteStatus.MAINTENANCE;
          route.pricing = Prices.of(Pricing.Kind.DYNAMIC);
        });
    sample.route("old", "reseller", route -> route.pricing = Prices.of(Pricing.Kind.SUBSCRIPTION));
    sample.route("open-7b", "local", route -> route.pricing = Prices.of(Pricing.Kind.FREE));
    sample.route(
        "open-7b",
        "reseller",
        route -> {
          route.priority = 2;
          route.pricing =
              Prices.in("EUR", Prices.metered("input_cost", "0.0375", "output_cost", "0.15"));
        });
    sample.route(
        "embedding", "reseller", route -> route.pricing = Prices.metered("input_cost", "0.02"));
    sample.route("unpriced", "reseller", route -> {});
  }
}
