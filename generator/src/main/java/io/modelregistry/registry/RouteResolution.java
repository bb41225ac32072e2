package io.modelregistry.registry;

import io.modelregistry.model.AuthConfig;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Entities;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Observation;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Works out what a route really is: its own facts over those of its model and platform. */
final class RouteResolution {
  private final Entities entities;
  private final LocalDate today;
  private final BiFunction<EntityKind, String, Stamps> stamps;

  RouteResolution(
      Entities entities, LocalDate today, BiFunction<EntityKind, String, Stamps> stamps) {
    this.entities = entities;
    this.today = today;
    this.stamps = stamps;
  }

  EffectiveRoute of(Route route) {
    Model model = require(entities.models(), route.modelId(), route);
    Platform platform = require(entities.platforms(), route.platformId(), route);
    Provider provider = require(entities.providers(), model.providerId(), route);
    boolean direct = platform.id().equals(Platform.DIRECT);
    AuthType providerAuth = direct ? provider.authType() : null;
    AuthConfig providerConfig = direct ? provider.authConfig() : null;
    Map<String, Boolean> capabilities = new TreeMap<>(model.capabilities());
    capabilities.putAll(route.capabilities());
    List<Observation> days =
        Observed.lastDays(entities.observations().getOrDefault(route.id(), List.of()));
    LocalDate lastDay = earlier(route.deprecationDate(), model.deprecationDate());
    return new EffectiveRoute(
        route,
        model,
        provider,
        platform,
        endpoint(route, direct ? provider.directApiUrl() : null, platform),
        providerAuth != null ? providerAuth : platform.authType(),
        providerConfig != null ? providerConfig : platform.authConfig(),
        modelString(route, model),
        capabilities,
        route.limits().over(model.limits()),
        pricing(route, model, direct),
        model.platformConfigs().getOrDefault(platform.id(), Map.of()),
        lastDay,
        lastDay != null && lastDay.isBefore(today) && !lastDay.equals(model.deprecationDate()),
        Observed.successRate(days).orElse(null),
        Observed.avgLatencyMs(days).orElse(null),
        stamps.apply(EntityKind.ROUTE, route.id()));
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate own, @Nullable LocalDate models) {
    return own != null && (models == null || own.isBefore(models)) ? own : models;
  }

  private static @Nullable String endpoint(
      Route route, @Nullable String directApiUrl, Platform platform) {
    if (route.endpointOverride() != null) {
      return route.endpointOverride();
    }
    return directApiUrl != null ? directApiUrl : platform.baseUrl();
  }

  private static String modelString(Route route, Model model) {
    if (route.modelStringOverride() != null) {
      return route.modelStringOverride();
    }
    return model.calledAs();
  }

  private static @Nullable Pricing pricing(Route route, Model model, boolean direct) {
    if (route.pricing() != null) {
      return route.pricing();
    }
    return direct ? model.pricing() : null;
  }

  private static <T> T require(Map<String, T> entities, String id, Route route) {
    T found = entities.get(id);
    if (found == null) {
      throw new IllegalArgumentException("route " + route.id() + " refers to missing " + id);
    }
    return found;
  }
}
