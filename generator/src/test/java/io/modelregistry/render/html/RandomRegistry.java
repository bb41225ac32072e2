package io.modelregistry.render.html;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Condition;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Limits;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Observation;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Platform;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.RouteStatus;
import io.modelregistry.model.Tombstone;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleModel;
import io.modelregistry.registry.SampleRegistry;
import io.modelregistry.registry.SampleRoute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A registry in which everything occurs that answers depend on, drawn from a seed. */
final class RandomRegistry {
  static final List<String> CAPABILITIES =
      List.of(
          "vision", "reasoning", "json_mode", "batch", "32k_context", "128k_context", "free_tier");
  static final List<String> PROVIDERS = List.of("acme", "borealis", "closed", "delta", "éclair");
  static final List<String> PLATFORMS =
      List.of("direct", "hub", "local", "retired", "cloudy", "mesh");
  static final List<String> TIERS = List.of("batch", "flex", "priority");
  static final List<String> REGIONS = List.of("eu", "us");
  static final List<String> TAGS = List.of("chat", "code", "small");
  static final List<String> MODALITIES = List.of("text", "image", "audio");

  private static final List<String> WORDS =
      List.of("alpha", "gpt", "nano", "mini", "sonnet", "4", "5", "4.1", "70b", "instruct", "v3");
  private static final List<Unit> RATED =
      List.of(
              "input_cost",
              "output_cost",
              "cache_read_cost",
              "cache_write_cost",
              "cache_write_5m_cost",
              "output_reasoning_cost",
              "input_audio_cost",
              "cache_audio_read_cost",
              "request_cost",
              "web_search_cost",
              "input_image_unit_cost",
              "input_character_cost")
          .stream()
          .map(Units::require)
          .toList();

  private final Chance chance;
  private final SampleRegistry sample = new SampleRegistry();
  private final List<String> models = new ArrayList<>();
  private final List<String> routes = new ArrayList<>();
  private final Set<String> modelStrings = new TreeSet<>();

  private RandomRegistry(Chance chance) {
    this.chance = chance;
  }

  /** The registry, and names that lead to its parts. */
  record Drawn(
      Registry registry, List<String> models, List<String> routes, List<String> modelStrings) {}

  static Drawn of(Chance chance, int models) {
    RandomRegistry drawing = new RandomRegistry(chance);
    drawing.vocabularies();
    while (drawing.models.size() < models) {
      drawing.addModel();
    }
    return new Drawn(
        drawing.sample.build(), drawing.models, drawing.routes, List.copyOf(drawing.modelStrings));
  }

  private void vocabularies() {
    sample.capability("vision").capability("reasoning").capability("json_mode").capability("batch");
    sample
        .derived("32k_context", new Capability.Rule.MinimumContext(32_000))
        .derived("128k_context", new Capability.Rule.MinimumContext(128_000))
        .derived("free_tier", new Capability.Rule.FreeTier());
    for (String id : List.of("acme", "borealis", "closed", "delta", "eclair")) {
      Lifecycle status =
          id.equals("closed")
              ? Lifecycle.DEPRECATED
              : id.equals("delta") ? Lifecycle.BETA : Lifecycle.ACTIVE;
      sample.add(
          new Provider(
              id,
              id.equals("eclair") ? "Éclair & Fils" : "The " + id + " company",
              null,
              "https://api." + id + ".example/v1",
              null,
              null,
              null,
              Map.of(),
              status,
              null,
              null,
              null,
              List.of(),
              Map.of()));
    }
    for (String id : PLATFORMS) {
      sample.add(
          new Platform(
              id,
              "Platform " + id,
              null,
              id.equals("local") ? null : "https://" + id + ".example/",
              AuthType.API_KEY,
              null,
              Map.of(),
              id.equals("retired") ? Lifecycle.DEPRECATED : Lifecycle.ACTIVE,
              null,
              null,
              null,
              null,
              List.of(),
              Map.of()));
    }
    sample
        .add(gone(EntityKind.MODEL, "alpha-0", "alpha-4"))
        .add(gone(EntityKind.PLATFORM, "hubb", "hub"))
        .add(gone(EntityKind.ROUTE, "alpha-0--hub", null));
  }

  private static Tombstone gone(EntityKind kind, String id, @Nullable String instead) {
    return new Tombstone(kind, id, LocalDate.parse("2026-05-05"), instead, null);
  }

  private void addModel() {
    String id = String.join("-", chance.some(WORDS, 1, 3));
    if (models.contains(id)) {
      return;
    }
    List<String> older = List.copyOf(models);
    models.add(id);
    sample.model(
        chance.of("acme", "borealis", "closed", "delta", "eclair"),
        id,
        model -> facts(model, id, older));
    int count = chance.between(0, 5);
    for (int i = 0; i < count; i++) {
      addRoute(id);
    }
  }

  private void facts(SampleModel model, String id, List<String> older) {
    model.name =
        chance.of(id.toUpperCase(java.util.Locale.ROOT).replace('-', ' '), "Módel ４ " + id, id);
    model.family = chance.orNull(0.4, chance.of("alpha", "gpt", "sonnet"));
    model.modelString = chance.orNull(0.5, "maker/" + id);
    model.capabilities = capabilities();
    model.modalities = new Modalities(chance.some(MODALITIES, 0, 3), chance.some(MODALITIES, 0, 2));
    model.limits = limits();
    model.pricing = chance.chance(0.7) ? pricing() : null;
    model.performance = chance.chance(0.5) ? new Performance(decimal(2_000, 1), null) : null;
    model.releaseDate =
        chance.chance(0.8)
            ? new PartialDate(
                chance.of("2024", "2025", "2025-03", "2025-03-09", "2025-12-31", "2026-01"))
            : null;
    model.deprecationDate =
        chance.chance(0.3)
            ? LocalDate.parse(chance.of("2026-11-21", "2026-11-22", "2026-12-01", "2027-03-01"))
            : null;
    model.status =
        chance.of(Lifecycle.ACTIVE, Lifecycle.ACTIVE, Lifecycle.BETA, Lifecycle.DEPRECATED);
    // A chain that may lead in a circle: the first model is named by itself.
    model.replacedBy = chance.chance(0.5) ? (older.isEmpty() ? id : chance.of(older)) : null;
    model.tags = chance.some(TAGS, 0, 2);
    model.openWeights = chance.maybe(true, false);
    model.aliases =
        chance.chance(0.4)
            ? List.of("Alias-" + id, chance.of("Shared", "Other", "A" + id))
            : List.of();
  }

  private Map<String, Boolean> capabilities() {
    Map<String, Boolean> capabilities = new TreeMap<>();
    for (String key : List.of("vision", "reasoning", "json_mode", "batch")) {
      if (chance.chance(0.7)) {
        capabilities.put(key, chance.chance(0.6));
      }
    }
    return capabilities;
  }

  private Limits limits() {
    return new Limits(
        chance.maybe(2_000L, 8_192L, 32_000L, 128_000L, 200_000L),
        chance.maybe(1_000L, 100_000L),
        chance.maybe(500L, 4_096L, 64_000L));
  }

  private void addRoute(String model) {
    String platform = chance.of(PLATFORMS);
    Optional<String> variant =
        chance.chance(0.3) ? Optional.of(chance.of("free", "eu", "fast")) : Optional.empty();
    String id = io.modelregistry.model.Ids.route(model, platform, variant);
    if (routes.contains(id)) {
      return;
    }
    routes.add(id);
    sample.route(
        model,
        platform,
        route -> {
          route.variant = variant;
          facts(route, model);
        });
    if (chance.chance(0.3)) {
      sample.observed(
          id,
          new Observation(
              LocalDate.parse("2026-11-20"), 1_000, 990, decimal(3_000, 2), null, null, null));
    }
  }

  private void facts(SampleRoute route, String model) {
    route.modelStringOverride =
        chance.orNull(0.4, chance.of("vendor/" + model, "Vendor/Same", "maker:" + model + "@x"));
    modelStrings.add(route.modelStringOverride == null ? model : route.modelStringOverride);
    route.endpointOverride = chance.orNull(0.8, "https://other.example/v1");
    route.priority = chance.between(1, 4);
    route.status =
        chance.of(
            RouteStatus.ACTIVE,
            RouteStatus.ACTIVE,
            RouteStatus.ACTIVE,
            RouteStatus.INACTIVE,
            RouteStatus.MAINTENANCE);
    route.deprecationDate =
        chance.chance(0.2)
            ? LocalDate.parse(chance.of("2026-11-20", "2026-11-21", "2026-11-22", "2026-12-15"))
            : null;
    route.pricing = chance.chance(0.85) ? pricing() : null;
    route.limits = chance.chance(0.4) ? limits() : Limits.UNKNOWN;
    route.capabilities = chance.chance(0.4) ? capabilities() : Map.of();
    route.region = chance.orNull(0.7, "eu");
    route.quantization = chance.orNull(0.8, "fp8");
  }

  private Pricing pricing() {
    String currency = chance.of("USD", "USD", "USD", "EUR");
    if (chance.chance(0.2)) {
      return new Pricing(
          chance.of(Pricing.Kind.FREE, Pricing.Kind.SUBSCRIPTION, Pricing.Kind.DYNAMIC),
          currency,
          Map.of(),
          List.of());
    }
    Map<Unit, BigDecimal> rates = new TreeMap<>();
    for (Unit unit : chance.some(RATED, 0, 5)) {
      rates.put(unit, rate());
    }
    if (chance.chance(0.8)) {
      rates.put(Units.INPUT, rate());
      rates.put(Units.OUTPUT, rate());
    }
    List<PriceOverride> overrides = new ArrayList<>();
    for (int i = chance.between(-2, 4); i > 0; i--) {
      overrides.add(override());
    }
    return new Pricing(Pricing.Kind.METERED, currency, rates, overrides);
  }

  private PriceOverride override() {
    Map<Unit, Optional<BigDecimal>> rates = new TreeMap<>();
    for (Unit unit : chance.some(RATED, 0, 3)) {
      rates.put(unit, chance.chance(0.2) ? Optional.empty() : Optional.of(rate()));
    }
    return new PriceOverride(condition(), rates, chance.chance(0.4) ? decimal(3, 2) : null);
  }

  private Condition condition() {
    return new Condition(
        chance.chance(0.4) ? moment() : null,
        chance.chance(0.3) ? moment() : null,
        chance.chance(0.2) ? chance.of(1_000L, 3_000L) : null,
        chance.chance(0.2) ? chance.of(1_000L, 3_000L) : null,
        chance.chance(0.3) ? hours() : null,
        chance.chance(0.3) ? chance.of(TIERS) : null,
        chance.chance(0.2) ? chance.of(REGIONS) : null);
  }

  private Instant moment() {
    return Instant.parse(
        chance.of(
            "2026-11-01T00:00:00Z",
            "2026-11-22T00:00:00Z",
            "2026-11-22T12:00:00Z",
            "2026-11-23T08:30:00Z",
            "2026-11-25T23:59:59.5Z",
            "2026-12-01T00:00:00Z"));
  }

  private Condition.Hours hours() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    days.addAll(chance.some(List.of(DayOfWeek.values()), 0, 3));
    return new Condition.Hours(time(), time(), days);
  }

  private LocalTime time() {
    return LocalTime.parse(chance.of("00:00", "06:00", "08:30", "12:00", "16:30", "22:30"));
  }

  /** A number that every program reads alike, as all that comes from files. */
  private BigDecimal rate() {
    return switch (chance.between(0, 9)) {
      case 0 -> BigDecimal.ZERO;
      case 1 -> new BigDecimal(BigInteger.valueOf(chance.between(1, 999)), 12);
      case 2 -> new BigDecimal("12345678.1234567");
      // As many digits as a double has, the shortest that mean it.
      case 3 -> new BigDecimal(Double.toString(chance.between(1, 1_000_000) / 700_000.0));
      default -> decimal(20, chance.between(0, 4));
    };
  }

  private BigDecimal decimal(int below, int scale) {
    BigInteger digits =
        BigInteger.valueOf(chance.between(0, below)).multiply(BigInteger.TEN.pow(scale));
    return new BigDecimal(digits.add(BigInteger.valueOf(chance.between(0, 99))), scale);
  }
}
