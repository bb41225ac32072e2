package io.modelregistry.registry;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Capability;
import io.modelregistry.model.Entities;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Tombstone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Puts a registry together for tests, entity by entity, without files. */
public final class SampleRegistry {
  /** Noon of the day on which tests take place. */
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  public Settings settings =
      new Settings("Sample", null, null, null, "USD", new Settings.Publishing(null, Map.of(), 3));
  public BiFunction<EntityKind, String, Stamps> stamps = (kind, id) -> Stamps.UNKNOWN;
  private Instant asOf = NOON;
  private final Map<String, Capability> capabilities = new TreeMap<>();
  private final Map<String, Platform> platforms = new TreeMap<>();
  private final Map<String, Provider> providers = new TreeMap<>();
  private final Map<String, Model> models = new TreeMap<>();
  private final Map<String, Route> routes = new TreeMap<>();
  private final List<Tombstone> tombstones = new ArrayList<>();
  private final Map<String, List<Observation>> observations = new TreeMap<>();

  public SampleRegistry asOf(String instant) {
    asOf = Instant.parse(instant);
    return this;
  }

  public SampleRegistry capability(String key) {
    return add(new Capability(key, "Label of " + key, "Says yes.", Optional.empty()));
  }

  public SampleRegistry derived(String key, Capability.Rule rule) {
    return add(new Capability(key, "Label of " + key, "Says yes.", Optional.of(rule)));
  }

  public SampleRegistry platform(String id) {
    return platform(id, Lifecycle.ACTIVE);
  }

  public SampleRegistry platform(String id, Lifecycle status) {
    return add(
        new Platform(
            id,
            "Platform " + id,
            null,
            null,
            AuthType.API_KEY,
            null,
            Map.of(),
            status,
            null,
            null,
            null,
            null,
            List.of(),
            Map.of()));
  }

  public SampleRegistry provider(String id) {
    return add(
        new Provider(
            id,
            "Provider " + id,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Lifecycle.ACTIVE,
            null,
            null,
            null,
            List.of(),
            Map.of()));
  }

  public SampleRegistry model(String providerId, String id) {
    return model(providerId, id, model -> {});
  }

  public SampleRegistry model(String providerId, String id, Consumer<SampleModel> facts) {
    SampleModel model = new SampleModel(id, providerId);
    facts.accept(model);
    models.put(id, model.build());
    return this;
  }

  public SampleRegistry route(String modelId, String platformId, Consumer<SampleRoute> facts) {
    SampleRoute sample = new SampleRoute(modelId, platformId);
    facts.accept(sample);
    Route route = sample.build();
    routes.put(route.id(), route);
    return this;
  }

  public SampleRegistry add(Capability capability) {
    capabilities.put(capability.key(), capability);
    return this;
  }

  public SampleRegistry add(Platform platform) {
    platforms.put(platform.id(), platform);
    return this;
  }

  public SampleRegistry add(Provider provider) {
    providers.put(provider.id(), provider);
    return this;
  }

  public SampleRegistry add(Tombstone tombstone) {
    tombstones.add(tombstone);
    return this;
  }

  public SampleRegistry observed(String routeId, Observation... days) {
    observations.put(routeId, List.of(days));
    return this;
  }

  public Registry build() {
    return Registry.of(
        new Entities(
            settings, capabilities, platforms, providers, models, routes, tombstones, observations),
        asOf,
        stamps);
  }
}
