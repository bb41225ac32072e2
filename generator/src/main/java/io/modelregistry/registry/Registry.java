package io.modelregistry.registry;

import io.modelregistry.model.Capability;
import io.modelregistry.model.Entities;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Lifecycle;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Settings;
import io.modelregistry.model.Tombstone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The registry at one revision and one instant: every reference resolved, every route effective,
 * every collection sorted by id. Immutable.
 */
public final class Registry {
  private final Entities entities;
  private final Instant asOf;
  private final BiFunction<EntityKind, String, Stamps> stamps;
  private final Map<String, EffectiveRoute> routes;
  private final Map<String, List<EffectiveRoute>> routesByModel;
  private final Map<String, List<EffectiveRoute>> routesByPlatform;
  private final Map<String, List<Model>> modelsByProvider;

  private Registry(Entities entities, Instant asOf, BiFunction<EntityKind, String, Stamps> stamps) {
    this.entities = entities;
    this.asOf = asOf;
    this.stamps = stamps;
    Map<String, EffectiveRoute> effective = new TreeMap<>();
    RouteResolution resolution = new RouteResolution(entities, today(), stamps);
    entities.routes().values().forEach(route -> effective.put(route.id(), resolution.of(route)));
    this.routes = Collections.unmodifiableMap(effective);
    Map<String, List<EffectiveRoute>> byModel = new TreeMap<>();
    Map<String, List<EffectiveRoute>> byPlatform = new TreeMap<>();
    for (EffectiveRoute route : effective.values()) {
      byModel.computeIfAbsent(route.model().id(), id -> new ArrayList<>()).add(route);
      byPlatform.computeIfAbsent(route.platform().id(), id -> new ArrayList<>()).add(route);
    }
    byModel.values().forEach(chain -> chain.sort(EffectiveRoute.CHAIN_ORDER));
    this.routesByModel = byModel;
    this.routesByPlatform = byPlatform;
    Map<String, List<Model>> byProvider = new TreeMap<>();
    for (Model model : entities.models().values()) {
      byProvider.computeIfAbsent(model.providerId(), id -> new ArrayList<>()).add(model);
    }
    this.modelsByProvider = byProvider;
  }

  /**
   * Resolves what was authored.
   *
   * @param asOf the instant whose prices and dates are current
   * @param stamps when each entity came and last changed
   * @throws IllegalArgumentException when a reference leads nowhere, which validation reports first
   */
  public static Registry of(
      Entities entities, Instant asOf, BiFunction<EntityKind, String, Stamps> stamps) {
    return new Registry(entities, asOf, stamps);
  }

  /** The same registry at another instant. */
  public Registry at(Instant instant) {
    return new Registry(entities, instant, stamps);
  }

  /** What {@code registry.json} says. */
  public Settings settings() {
    return entities.settings();
  }

  /** The instant whose prices and dates are current. */
  public Instant asOf() {
    return asOf;
  }

  /** The day, in UTC, of {@link #asOf()}. */
  public LocalDate today() {
    return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
  }

  /** When an entity came and last changed; unknown for an id that does not exist. */
  public Stamps stamps(EntityKind kind, String id) {
    return stamps.apply(kind, id);
  }

  /** The whole vocabulary, by key. */
  public Collection<Capability> capabilities() {
    return entities.capabilities().values();
  }

  /** The capability of that key. */
  public Optional<Capability> capability(String key) {
    return Optional.ofNullable(entities.capabilities().get(key));
  }

  /** All platforms, by id. */
  public Collection<Platform> platforms() {
    return entities.platforms().values();
  }

  /** The platform of that id. */
  public Optional<Platform> platform(String id) {
    return Optional.ofNullable(entities.platforms().get(id));
  }

  /** All providers, by id. */
  public Collection<Provider> providers() {
    return entities.providers().values();
  }

  /** The provider of that id. */
  public Optional<Provider> provider(String id) {
    return Optional.ofNullable(entities.providers().get(id));
  }

  /** All models, by id, deprecated ones included. */
  public Collection<Model> models() {
    return entities.models().values();
  }

  /** The model of that id; aliases do not count. */
  public Optional<Model> model(String id) {
    return Optional.ofNullable(entities.models().get(id));
  }

  /** All routes, by id, whatever their status. */
  public Collection<EffectiveRoute> routes() {
    return routes.values();
  }

  /** The route of that id, whatever its status. */
  public Optional<EffectiveRoute> route(String id) {
    return Optional.ofNullable(routes.get(id));
  }

  /** A model's routes, whatever their status, by priority, then id. */
  public List<EffectiveRoute> routesOfModel(String modelId) {
    return Collections.unmodifiableList(routesByModel.getOrDefault(modelId, List.of()));
  }

  /** A platform's routes, whatever their status, by id. */
  public List<EffectiveRoute> routesOfPlatform(String platformId) {
    return Collections.unmodifiableList(routesByPlatform.getOrDefault(platformId, List.of()));
  }

  /** A provider's models, by id. */
  public List<Model> modelsOfProvider(String providerId) {
    return Collections.unmodifiableList(modelsByProvider.getOrDefault(providerId, List.of()));
  }

  /** Ids of the providers whose models have a route on that platform, sorted. */
  public Collection<String> providersOfPlatform(String platformId) {
    TreeSet<String> ids = new TreeSet<>();
    routesOfPlatform(platformId).forEach(route -> ids.add(route.provider().id()));
    return ids;
  }

  /** Ids of the platforms on which that provider's models have a route, sorted. */
  public Collection<String> platformsOfProvider(String providerId) {
    TreeSet<String> ids = new TreeSet<>();
    for (Model model : modelsOfProvider(providerId)) {
      routesOfModel(model.id()).forEach(route -> ids.add(route.platform().id()));
    }
    return ids;
  }

  /** Ids that are gone, and what replaced them. */
  public List<Tombstone> tombstones() {
    return entities.tombstones();
  }

  /** Whether the model is active or beta and its last day, if it has one, is not past. */
  public boolean isUsable(Model model) {
    LocalDate last = model.deprecationDate();
    return model.status() != Lifecycle.DEPRECATED && (last == null || !last.isBefore(today()));
  }

  /**
   * The first usable model along the chain of replacements, often the one that the model names
   * itself. Empty when there is none; validation reports chains that lead back, and this stops.
   */
  public Optional<Model> successor(Model model) {
    Set<String> seen = new HashSet<>(Set.of(model.id()));
    Optional<Model> candidate = replacement(model);
    while (candidate.isPresent() && seen.add(candidate.get().id())) {
      if (isUsable(candidate.get())) {
        return candidate;
      }
      candidate = replacement(candidate.get());
    }
    return Optional.empty();
  }

  /** The model that it names as its replacement, if it names any. */
  public Optional<Model> replacement(Model model) {
    return Optional.ofNullable(model.replacedBy()).flatMap(this::model);
  }

  /**
   * The model's performance as observed over all its routes, else as authored; empty if neither.
   */
  public Optional<Performance> performance(Model model) {
    List<Observation> observed = new ArrayList<>();
    for (EffectiveRoute route : routesOfModel(model.id())) {
      observed.addAll(
          Observed.lastDays(entities.observations().getOrDefault(route.id(), List.of())));
    }
    return Observed.performance(observed).or(() -> Optional.ofNullable(model.performance()));
  }
}
