package io.modelregistry.render.json;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.derive.price.CurrentPrice;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Route;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes entities. Each carries its id twice: as {@code id}, the same name for every kind, and
 * under the name by which others refer to it, such as {@code model_id}.
 */
public final class EntityJson {
  private final Registry registry;
  private final CapabilityMatrix capabilities;

  public EntityJson(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  /** A platform with the providers and models that can be called there. */
  public ObjectNode platform(Platform platform) {
    return new ObjectBuilder()
        .text("id", platform.id())
        .text("platform_id", platform.id())
        .text("name", platform.name())
        .text("description", platform.description())
        .text("base_url", platform.baseUrl())
        .text("auth_type", platform.authType().word())
        .object("auth_config", FactJson.auth(platform.authConfig()))
        .flags("features", platform.features())
        .text("status", platform.status().word())
        .text("docs_url", platform.docsUrl())
        .text("status_url", platform.statusUrl())
        .text("health_url", platform.healthUrl())
        .object("data_policy", FactJson.policy(platform.dataPolicy()))
        .allWords("supported_providers", registry.providersOfPlatform(platform.id()))
        .allWords("models", modelsOn(platform))
        .all(FactJson.tail(platform.sources(), platform.pinned()))
        .all(FactJson.stamps(registry.stamps(EntityKind.PLATFORM, platform.id())))
        .build();
  }

  /** A provider with its models and where they can be called. */
  public ObjectNode provider(Provider provider) {
    return new ObjectBuilder()
        .text("id", provider.id())
        .text("provider_id", provider.id())
        .text("name", provider.name())
        .text("description", provider.description())
        .text("direct_api_url", provider.directApiUrl())
        .flag("auth_required", provider.authRequired())
        .text("auth_type", FactJson.word(provider.authType()))
        .object("auth_config", FactJson.auth(provider.authConfig()))
        .flags("features", provider.features())
        .text("status", provider.status().word())
        .text("website", provider.website())
        .text("docs_url", provider.docsUrl())
        .text("deprecations_url", provider.deprecationsUrl())
        .allWords("platforms", registry.platformsOfProvider(provider.id()))
        .allWords("models", ids(registry.modelsOfProvider(provider.id())))
        .all(FactJson.tail(provider.sources(), provider.pinned()))
        .all(FactJson.stamps(registry.stamps(EntityKind.PROVIDER, provider.id())))
        .build();
  }

  /** A model with its derived capabilities, the price of the day and where it can be called. */
  public ObjectNode model(Model model) {
    Pricing pricing = model.pricing();
    return new ObjectBuilder()
        .all(modelHead(model))
        .text("model_string", model.calledAs())
        .allFlags("capabilities", capabilities.ofModel(model.id()))
        .object("modalities", modalities(model))
        .all(FactJson.limits(model.limits()))
        .all(prices(pricing))
        .object("platform_configs", configs(model.platformConfigs()))
        .all(modelBody(model, model.deprecationDate()))
        .build();
  }

  /**
   * A model as one route serves it: what to send where, what it can do, holds and costs there.
   *
   * @param variants all routes of the model on that platform, the best among them
   */
  public ObjectNode modelOnPlatform(EffectiveRoute best, Collection<EffectiveRoute> variants) {
    Model model = best.model();
    return new ObjectBuilder()
        .all(modelHead(model))
        .text("platform_id", best.platform().id())
        .text("route_id", best.id())
        .all(call(best))
        .allFlags("capabilities", capabilities.asServedBy(best))
        .object("modalities", modalities(model))
        .all(FactJson.limits(best.limits()))
        .all(prices(best.pricing()))
        .all(terms(best))
        .node("variants", ObjectBuilder.array(variants.stream().map(this::variant).toList()))
        .all(modelBody(model, best.deprecationDate()))
        .build();
  }

  /** A route with everything it takes from its model, provider and platform. */
  public ObjectNode route(EffectiveRoute route) {
    Route authored = route.authored();
    return new ObjectBuilder()
        .all(routeHead(route))
        .all(call(route))
        .allFlags("capabilities", route.capabilities())
        .all(FactJson.limits(route.limits()))
        .all(prices(route.pricing()))
        .all(terms(route))
        .numberOrNull("success_rate", route.successRate())
        .numberOrNull("avg_latency_ms", route.avgLatencyMs())
        .all(FactJson.tail(authored.sources(), authored.pinned()))
        .all(FactJson.stamps(route.stamps()))
        .build();
  }

  /**
   * A model in a list.
   *
   * @param href where the whole is
   */
  public ObjectNode modelSummary(Model model, String href) {
    return new ObjectBuilder()
        .all(modelHead(model))
        .text("release_date", model.releaseDate())
        .text("deprecation_date", model.deprecationDate())
        .flag("open_weights", model.openWeights())
        .all(FactJson.limits(model.limits()))
        .object("current_price", currentPrice(model.pricing()))
        .allWords("platforms", platforms(model))
        .text("href", href)
        .build();
  }

  /**
   * A route in a list.
   *
   * @param href where the whole is
   */
  public ObjectNode routeSummary(EffectiveRoute route, String href) {
    return new ObjectBuilder().all(variant(route)).text("href", href).build();
  }

  private ObjectNode variant(EffectiveRoute route) {
    return new ObjectBuilder()
        .all(routeHead(route))
        .text("model_string", route.modelString())
        .text("region", route.authored().region())
        .text("quantization", route.authored().quantization())
        .all(FactJson.limits(route.limits()))
        .object("current_price", currentPrice(route.pricing()))
        .build();
  }

  private static ObjectNode modelHead(Model model) {
    return new ObjectBuilder()
        .text("id", model.id())
        .text("model_id", model.id())
        .text("provider_id", model.providerId())
        .text("name", model.name())
        .text("description", model.description())
        .text("family", model.family())
        .text("status", model.status().word())
        .build();
  }

  private ObjectNode modelBody(Model model, @Nullable LocalDate lastDay) {
    return new ObjectBuilder()
        .object("performance", performance(model))
        .text("version", model.version())
        .text("release_date", model.releaseDate())
        .text("knowledge_cutoff", model.knowledgeCutoff())
        .text("deprecation_date", lastDay)
        .text("replaced_by", model.replacedBy())
        .text("migration_guide", model.migrationGuide())
        .words("tags", model.tags())
        .flag("open_weights", model.openWeights())
        .text("license", model.license())
        .list("links", model.links().stream().map(FactJson::link).toList())
        .list("benchmarks", model.benchmarks().stream().map(FactJson::benchmark).toList())
        .words("aliases", model.aliases())
        .allWords("platforms", platforms(model))
        .all(FactJson.tail(model.sources(), model.pinned()))
        .all(FactJson.stamps(registry.stamps(EntityKind.MODEL, model.id())))
        .build();
  }

  private static ObjectNode routeHead(EffectiveRoute route) {
    return new ObjectBuilder()
        .text("id", route.id())
        .text("route_id", route.id())
        .text("model_id", route.model().id())
        .text("platform_id", route.platform().id())
        .text("provider_id", route.provider().id())
        .text("variant", route.authored().variant().orElse(null))
        .number("priority", route.authored().priority())
        .text("status", route.authored().status().word())
        .text("deprecation_date", route.deprecationDate())
        .build();
  }

  /** How to call it. */
  private static ObjectNode call(EffectiveRoute route) {
    return new ObjectBuilder()
        .text("endpoint", route.endpoint())
        .text("auth_type", FactJson.word(route.authType()))
        .object("auth_config", FactJson.auth(route.authConfig()))
        .text("model_string", route.modelString())
        .build();
  }

  /** Where and under which limits it runs. */
  private static ObjectNode terms(EffectiveRoute route) {
    Route authored = route.authored();
    ObjectBuilder builder =
        new ObjectBuilder()
            .text("region", authored.region())
            .text("quantization", authored.quantization())
            .object("rate_limits", ObjectBuilder.object(authored.rateLimits()));
    return builder.object("config", ObjectBuilder.object(route.config())).build();
  }

  private ObjectNode prices(@Nullable Pricing pricing) {
    return new ObjectBuilder()
        .object("pricing", pricing == null ? null : PriceJson.of(pricing))
        .object("current_price", currentPrice(pricing))
        .build();
  }

  private ObjectNode currentPrice(@Nullable Pricing pricing) {
    return PriceJson.of(CurrentPrice.of(pricing, registry.asOf()));
  }

  private static ObjectNode modalities(Model model) {
    return new ObjectBuilder()
        .words("input", model.modalities().input())
        .words("output", model.modalities().output())
        .build();
  }

  private @Nullable ObjectNode performance(Model model) {
    return registry
        .performance(model)
        .map(
            measured ->
                new ObjectBuilder()
                    .number("latency_ms", measured.latencyMs())
                    .number("tokens_per_second", measured.tokensPerSecond())
                    .build())
        .orElse(null);
  }

  private static ObjectNode configs(Map<String, Map<String, Object>> configs) {
    return ObjectBuilder.object(configs);
  }

  private Collection<String> platforms(Model model) {
    return sorted(registry.routesOfModel(model.id()), route -> route.platform().id());
  }

  private Collection<String> modelsOn(Platform platform) {
    return sorted(registry.routesOfPlatform(platform.id()), route -> route.model().id());
  }

  private static Collection<String> sorted(
      Collection<EffectiveRoute> routes, Function<EffectiveRoute, String> id) {
    TreeSet<String> ids = new TreeSet<>();
    routes.forEach(route -> ids.add(id.apply(route)));
    return ids;
  }

  private static List<String> ids(List<Model> models) {
    return models.stream().map(Model::id).toList();
  }
}
