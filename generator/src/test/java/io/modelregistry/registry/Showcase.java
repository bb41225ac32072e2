package io.modelregistry.registry;

import static io.modelregistry.registry.Prices.atLeast;
import static io.modelregistry.registry.Prices.between;
import static io.modelregistry.registry.Prices.hours;
import static io.modelregistry.registry.Prices.in;
import static io.modelregistry.registry.Prices.metered;
import static io.modelregistry.registry.Prices.over;
import static io.modelregistry.registry.Prices.region;
import static io.modelregistry.registry.Prices.tier;
import static io.modelregistry.registry.Prices.times;
import static io.modelregistry.registry.Prices.when;
import static io.modelregistry.registry.Prices.with;

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
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Tombstone;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small registry that uses every field of every kind at least once, and leaves it out once. */
public final class Showcase {
  private static final List<SourceReference> SOURCES =
      List.of(
          new SourceReference(
              "https://acme.example/models", LocalDate.parse("2026-11-01"), List.of("pricing")),
          new SourceReference(
              "https://acme.example/docs", LocalDate.parse("2026-10-01"), List.of()));

  private Showcase() {}

  /** The registry, whose model {@code scribe-2} says everything and {@code hush} nothing. */
  public static Registry registry() {
    SampleRegistry sample = new SampleRegistry();
    sample.stamps =
        (kind, id) ->
            id.startsWith("hush")
                ? Stamps.UNKNOWN
                : new Stamps(
                    Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-11-20T10:00:00Z"));
    vocabulary(sample);
    platforms(sample);
    providers(sample);
    models(sample);
    routes(sample);
    return sample
        .add(
            new Tombstone(
                EntityKind.PLATFORM, "gone", LocalDate.parse("2026-05-05"), null, "It closed."))
        .add(
            new Tombstone(
                EntityKind.MODEL, "scribe-one", LocalDate.parse("2026-04-04"), "scribe-1", null))
        .build();
  }

  private static void vocabulary(SampleRegistry sample) {
    sample
        .capability("vision")
        .capability("reasoning")
        .capability("embeddings")
        .derived("128k_context", new Capability.Rule.MinimumContext(128_000))
        .derived("free_tier", new Capability.Rule.FreeTier());
  }

  private static void platforms(SampleRegistry sample) {
    sample
        .platform("direct")
        .platform("retired", Lifecycle.DEPRECATED)
        .platform("local")
        .add(
            new Platform(
                "hub",
                "Hub & <Sons>",
                "Sells everybody's models.",
                "https://hub.example/v1",
                AuthType.OAUTH,
                new AuthConfig("Authorization", "Bearer", "HUB_KEY"),
                Map.of("openai_compatible", true, "websockets", false),
                Lifecycle.BETA,
                "https://hub.example/docs",
                "https://status.hub.example/",
                "https://hub.example/health",
                new DataPolicy(false, 0, List.of("eu", "us"), "https://hub.example/privacy"),
                SOURCES,
                Map.of("description", "Checked by hand.")));
  }

  private static void providers(SampleRegistry sample) {
    sample
        .provider("quiet")
        .add(
            new Provider(
                "acme",
                "Acme",
                "Makes scribes.",
                "https://api.acme.example/v1",
                true,
                AuthType.API_KEY,
                new AuthConfig("X-Key", null, "ACME_KEY"),
                Map.of("batch", true),
                Lifecycle.ACTIVE,
                "https://acme.example/",
                "https://acme.example/docs",
                "https://acme.example/deprecations",
                SOURCES,
                Map.of()));
  }

  private static void models(SampleRegistry sample) {
    sample
        .model("quiet", "hush")
        .model(
            "acme",
            "scribe-1",
            model -> {
              model.status = Lifecycle.DEPRECATED;
              model.deprecationDate = LocalDate.parse("2026-11-21");
              model.replacedBy = "scribe-2";
              model.pricing = metered("input_cost", "3", "output_cost", "15.00");
              model.limits = new Limits(32_000L, null, 4_096L);
            })
        .model(
            "acme",
            "scribe-2",
            model -> {
              model.name = "Scribe 2 <script>alert(1)</script>";
              model.description = "Writes things down; \"quoted\" & all.";
              model.family = "scribe";
              model.modelString = "acme/Scribe:2";
              model.capabilities = Map.of("vision", true, "reasoning", false);
              model.modalities = new Modalities(List.of("text", "image"), List.of("text"));
              model.limits = new Limits(200_000L, 180_000L, 20_000L);
              model.pricing = scribePricing();
              model.platformConfigs =
                  Map.of(
                      "hub",
                      Map.of(
                          "deployment",
                          "scribe",
                          "nested",
                          Map.of("b", List.of(new BigDecimal("1.50")), "a", true)));
              model.performance = new Performance(new BigDecimal("900"), new BigDecimal("80.5"));
              model.version = "2026-04-22";
              model.releaseDate = new PartialDate("2026-04-22");
              model.knowledgeCutoff = new PartialDate("2025-12");
              model.deprecationDate = LocalDate.parse("2027-06-30");
              model.replacedBy = "hush";
              model.migrationGuide = "https://acme.example/move";
              model.tags = List.of("flagship", "chat");
              model.openWeights = true;
              model.license = "Apache-2.0";
              model.links = List.of(new Link("Announcement", "https://acme.example/scribe-2"));
              model.benchmarks =
                  List.of(
                      new Benchmark(
                          "Penmanship",
                          new BigDecimal("87.5"),
                          "accuracy",
                          "high",
                          new PartialDate("2026-05"),
                          "https://bench.example/"),
                      new Benchmark("Speed", BigDecimal.TEN, null, null, null, null));
              model.aliases = List.of("Scribe-2-Latest", "acme/scribe-2");
              model.sources = SOURCES;
              model.pinned = Map.of("name", "As the maker writes it.");
            });
  }

  private static Pricing scribePricing() {
    return with(
        metered(
            "input_cost", "1.25",
            "output_cost", "10",
            "cache_read_cost", "0.125",
            "web_search_cost", "0.01"),
        when(between("2026-11-01T00:00:00Z", "2027-01-01T08:30:00Z"), "input_cost", "1"),
        when(over(200_000), "input_cost", "2.5", "cache_read_cost", null),
        when(atLeast(400_000), "output_cost", "15"),
        times(hours("22:30", "06:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "0.75"),
        times(tier("batch"), "0.5"),
        when(region("eu"), "input_cost", "1.1"));
  }

  private static void routes(SampleRegistry sample) {
    sample
        .route("scribe-1", "direct", route -> {})
        .route("scribe-2", "direct", route -> {})
        .route(
            "scribe-2",
            "hub",
            route -> {
              route.priority = 2;
              route.pricing = in("EUR", metered("input_cost", "1.5", "output_cost", "12"));
              route.limits = new Limits(100_000L, null, 8_000L);
              route.capabilities = Map.of("vision", false);
              route.rateLimits = Map.of("requests_per_minute", 60L);
              route.sources = SOURCES;
              route.pinned = Map.of("priority", "Agreed.");
            })
        .route(
            "scribe-2",
            "hub",
            route -> {
              route.variant = Optional.of("eu");
              route.priority = 3;
              route.endpointOverride = "https://eu.hub.example/v1";
              route.modelStringOverride = "acme/scribe-2@eu";
              route.region = "eu";
              route.quantization = "fp8";
              route.deprecationDate = LocalDate.parse("2027-02-01");
            })
        .route(
            "scribe-2",
            "retired",
            route -> {
              route.priority = 4;
              route.status = RouteStatus.INACTIVE;
              route.pricing = Prices.of(Pricing.Kind.DYNAMIC);
            })
        .route("hush", "local", route -> route.pricing = Prices.of(Pricing.Kind.FREE))
        .route(
            "hush",
            "hub",
            route -> {
              route.priority = 2;
              route.pricing = Prices.of(Pricing.Kind.SUBSCRIPTION);
              route.deprecationDate = LocalDate.parse("2026-10-31");
            })
        .observed(
            "scribe-2--hub",
            new Observation(
                LocalDate.parse("2026-11-20"),
                1_000,
                990,
                new BigDecimal("850.25"),
                new BigDecimal("700"),
                new BigDecimal("2100"),
                new BigDecimal("75")));
  }
}
