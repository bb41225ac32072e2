package io.modelregistry.render.html;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Benchmark;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Condition;
import io.modelregistry.model.DataPolicy;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Link;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Settings;
import io.modelregistry.model.SourceReference;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.Prices;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.SampleRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry whose every text attacks the page, is far too long, or turns the line around. */
final class HostileCatalog {
  /** In every text field. */
  static final String ATTACK =
      "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{evil}}\u202Eabc\u0000\uD800 "
          + "x".repeat(500);

  private static final String ADDRESS = "javascript:alert(3)//" + ATTACK;

  private HostileCatalog() {}

  static Registry registry() {
    SampleRegistry sample = new SampleRegistry();
    sample.settings =
        new Settings(
            ATTACK, ATTACK, null, ADDRESS, "USD", new Settings.Publishing(null, Map.of(), 3));
    sample.add(new Capability("vision", ATTACK, ATTACK, Optional.empty()));
    sample.add(platform());
    sample.add(provider());
    model(sample, "bad");
    model(sample, "worse");
    sample.route(
        "bad",
        "place",
        route -> {
          route.variant = Optional.of("v");
          route.endpointOverride = ADDRESS;
          route.modelStringOverride = ATTACK;
          route.region = ATTACK;
          route.quantization = ATTACK;
          route.rateLimits = Map.of(ATTACK, 5L);
          route.sources = List.of(source());
          route.pinned = Map.of(ATTACK, ATTACK);
          route.pricing =
              Prices.with(
                  Prices.metered("input_cost", "1", "output_cost", "999999.123456789"),
                  Prices.times(new Condition(null, null, null, null, null, ATTACK, ATTACK), "0.5"));
        });
    for (EntityKind kind : EntityKind.values()) {
      sample.add(new Tombstone(kind, "was", LocalDate.parse("2026-01-01"), "is", ATTACK));
    }
    return sample.build();
  }

  private static void model(SampleRegistry sample, String id) {
    sample.model(
        "maker",
        id,
        model -> {
          model.name = ATTACK;
          model.description = ATTACK;
          model.family = ATTACK;
          model.modelString = ATTACK;
          model.capabilities = Map.of("vision", true);
          model.modalities = new Modalities(List.of(ATTACK), List.of(ATTACK));
          model.platformConfigs = Map.of("place", Map.of(ATTACK, List.of(Map.of(ATTACK, ATTACK))));
          model.version = ATTACK;
          model.status = Lifecycle.DEPRECATED;
          model.replacedBy = "bad";
          model.migrationGuide = ADDRESS;
          model.tags = List.of(ATTACK);
          model.license = ATTACK;
          model.links = List.of(new Link(ATTACK, ADDRESS));
          model.benchmarks =
              List.of(new Benchmark(ATTACK, BigDecimal.ONE, ATTACK, ATTACK, null, ADDRESS));
          model.aliases = List.of(ATTACK);
          model.sources = List.of(source());
          model.pinned = Map.of(ATTACK, ATTACK);
        });
  }

  private static Platform platform() {
    return new Platform(
        "place",
        ATTACK,
        ATTACK,
        ADDRESS,
        AuthType.OAUTH,
        new AuthConfig(ATTACK, ATTACK, ATTACK),
        Map.of(ATTACK, true),
        Lifecycle.DEPRECATED,
        ADDRESS,
        ADDRESS,
        ADDRESS,
        new DataPolicy(true, 0, List.of(ATTACK), ADDRESS),
        List.of(source()),
        Map.of(ATTACK, ATTACK));
  }

  private static Provider provider() {
    return new Provider(
        "maker",
        ATTACK,
        ATTACK,
        ADDRESS,
        true,
        AuthType.AWS_SIGV4,
        new AuthConfig(ATTACK, ATTACK, ATTACK),
        Map.of(ATTACK, false),
        Lifecycle.BETA,
        ADDRESS,
        ADDRESS,
        ADDRESS,
        List.of(source()),
        Map.of(ATTACK, ATTACK));
  }

  private static SourceReference source() {
    return new SourceReference(ADDRESS, LocalDate.parse("2026-01-01"), List.of(ATTACK));
  }
}
