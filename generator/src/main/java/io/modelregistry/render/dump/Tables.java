package io.modelregistry.render.dump;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.AuthType;
import io.modelregistry.model.Capability;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Model;
import io.modelregistry.model.Platform;
import io.modelregistry.model.Provider;
import io.modelregistry.model.Tombstone;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.registry.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The registry as tables. */
final class Tables {
  private final Registry registry;
  private final CapabilityMatrix capabilities;

  Tables(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  /** Those that say what there is and what it costs; each is a CSV file, too. */
  List<Table> main() {
    return List.of(providers(), platforms(), models(), routes(), prices());
  }

  /** The vocabularies, and what has several values a row of the others. */
  List<Table> others() {
    return List.of(
        vocabulary(), units(), modelCapabilities(), routeCapabilities(), names(), gone());
  }

  private Table providers() {
    return Table.of("providers", registry.providers())
        .key("provider_id", Provider::id)
        .text("name", Provider::name)
        .text("status", provider -> provider.status().word())
        .text("direct_api_url", Provider::directApiUrl)
        .flag("auth_required", Provider::authRequired)
        .text("auth_type", provider -> word(provider.authType()))
        .text("website", Provider::website)
        .text("docs_url", Provider::docsUrl)
        .text("deprecations_url", Provider::deprecationsUrl)
        .text("created_at", created(EntityKind.PROVIDER, Provider::id))
        .text("updated_at", updated(EntityKind.PROVIDER, Provider::id))
        .build();
  }

  private Table platforms() {
    return Table.of("platforms", registry.platforms())
        .key("platform_id", Platform::id)
        .text("name", Platform::name)
        .text("status", platform -> platform.status().word())
        .text("base_url", Platform::baseUrl)
        .text("auth_type", platform -> word(platform.authType()))
        .text("docs_url", Platform::docsUrl)
        .text("status_url", Platform::statusUrl)
        .text("health_url", Platform::healthUrl)
        .text("created_at", created(EntityKind.PLATFORM, Platform::id))
        .text("updated_at", updated(EntityKind.PLATFORM, Platform::id))
        .build();
  }

  private Table models() {
    return Table.of("models", registry.models())
        .key("model_id", Model::id)
        .reference("provider_id", "providers", Model::providerId)
        .text("name", Model::name)
        .text("family", Model::family)
        .text("version", Model::version)
        .text("status", model -> model.status().word())
        .flag("usable", registry::isUsable)
        .text("model_string", Model::calledAs)
        .words("capabilities", model -> having(capabilities.ofModel(model.id())))
        .words("input_modalities", model -> model.modalities().input())
        .words("output_modalities", model -> model.modalities().output())
        .integer("context_window", model -> model.limits().contextWindow())
        .integer("max_input_tokens", model -> model.limits().maxInputTokens())
        .integer("max_output_tokens", model -> model.limits().maxOutputTokens())
        .text("release_date", Model::releaseDate)
        .text("knowledge_cutoff", Model::knowledgeCutoff)
        .text("deprecation_date", Model::deprecationDate)
        .reference("replaced_by", "models", Model::replacedBy)
        .flag("open_weights", Model::openWeights)
        .text("license", Model::license)
        .text("created_at", created(EntityKind.MODEL, Model::id))
        .text("updated_at", updated(EntityKind.MODEL, Model::id))
        .build();
  }

  private Table routes() {
    return Table.of("routes", registry.routes())
        .key("route_id", EffectiveRoute::id)
        .reference("model_id", "models", route -> route.model().id())
        .reference("platform_id", "platforms", route -> route.platform().id())
        .reference("provider_id", "providers", route -> route.provider().id())
        .text("variant", route -> route.authored().variant().orElse(null))
        .integer("priority", route -> (long) route.authored().priority())
        .text("status", route -> route.authored().status().word())
        .text("deprecation_date", EffectiveRoute::deprecationDate)
        .text("endpoint", EffectiveRoute::endpoint)
        .text("auth_type", route -> word(route.authType()))
        .text("model_string", EffectiveRoute::modelString)
        .text("region", route -> route.authored().region())
        .text("quantization", route -> route.authored().quantization())
        .words("capabilities", route -> having(capabilities.asServedBy(route)))
        .integer("context_window", route -> route.limits().contextWindow())
        .integer("max_input_tokens", route -> route.limits().maxInputTokens())
        .integer("max_output_tokens", route -> route.limits().maxOutputTokens())
        .decimal("success_rate", EffectiveRoute::successRate)
        .decimal("avg_latency_ms", EffectiveRoute::avgLatencyMs)
        .text("created_at", route -> route.stamps().createdAt())
        .text("updated_at", route -> route.stamps().updatedAt())
        .build();
  }

  private Table prices() {
    return Table.of("prices", PricePart.all(registry))
        .reference("model_id", "models", part -> part.model().id())
        .reference("route_id", "routes", PricePart::routeId)
        .reference("platform_id", "platforms", PricePart::platformId)
        .text("kind", part -> part.pricing().kind().word())
        .text("currency", part -> part.pricing().currency())
        .integer("override", PricePart::place)
        .text("valid_from", PricePart::from)
        .text("valid_until", PricePart::until)
        .integer("input_tokens_over", part -> part.of(when -> when.inputTokensOver()))
        .integer("input_tokens_from", part -> part.of(when -> when.inputTokensFrom()))
        .text("utc_start", part -> part.ofHours(hours -> hours.start()))
        .text("utc_end", part -> part.ofHours(hours -> hours.end()))
        .text("days", PricePart::days)
        .text("service_tier", part -> part.of(when -> when.serviceTier()))
        .text("region", part -> part.of(when -> when.region()))
        .decimal("multiplier", PricePart::multiplier)
        .reference("unit", "units", PricePart::unitKey)
        .integer("per", PricePart::per)
        .money("price", PricePart::rate)
        .build();
  }

  private Table vocabulary() {
    return Table.of("capabilities", registry.capabilities())
        .key("capability", Capability::key)
        .text("label", Capability::label)
        .text("description", Capability::description)
        .flag("derived", capability -> capability.derived().isPresent())
        .build();
  }

  private static Table units() {
    return Table.of("units", Units.all())
        .key("unit", Unit::key)
        .text("label", Unit::label)
        .text("usage", Unit::usage)
        .integer("per", Unit::per)
        .text("direction", unit -> unit.direction().map(Unit.Direction::word).orElse(null))
        .words("parents", Unit::parents)
        .build();
  }

  /** What an entity can or cannot do; what is unknown has no row. */
  private record Ability(String id, String capability, boolean has) {}

  private Table modelCapabilities() {
    List<Ability> abilities = new ArrayList<>();
    for (Model model : registry.models()) {
      capabilities
          .ofModel(model.id())
          .forEach((key, has) -> abilities.add(new Ability(model.id(), key, has)));
    }
    return Table.of("model_capabilities", abilities)
        .key("model_id", "models", Ability::id)
        .key("capability", "capabilities", Ability::capability)
        .flag("has", Ability::has)
        .build();
  }

  /**
   * Only what a route has and its model has not, or the other way round: most differ in nothing.
   */
  private Table routeCapabilities() {
    List<Ability> abilities = new ArrayList<>();
    for (EffectiveRoute route : registry.routes()) {
      Map<String, Boolean> model = capabilities.ofModel(route.model().id());
      capabilities
          .asServedBy(route)
          .forEach(
              (key, has) -> {
                if (!has.equals(model.get(key))) {
                  abilities.add(new Ability(route.id(), key, has));
                }
              });
    }
    return Table.of("route_capabilities", abilities)
        .key("route_id", "routes", Ability::id)
        .key("capability", "capabilities", Ability::capability)
        .flag("has", Ability::has)
        .build();
  }

  /** A word that a model has beside its name. */
  private record Word(String modelId, String kind, String text) {}

  private Table names() {
    List<Word> words = new ArrayList<>();
    for (Model model : registry.models()) {
      model.aliases().forEach(alias -> words.add(new Word(model.id(), "alias", alias)));
      model.tags().forEach(tag -> words.add(new Word(model.id(), "tag", tag)));
    }
    return Table.of("model_words", words)
        .reference("model_id", "models", Word::modelId)
        .text("kind", Word::kind)
        .text("word", Word::text)
        .build();
  }

  private Table gone() {
    return Table.of("tombstones", registry.tombstones())
        .text("kind", tombstone -> tombstone.kind().word())
        .text("id", Tombstone::id)
        .text("removed", Tombstone::removed)
        .text("replaced_by", Tombstone::replacedBy)
        .text("reason", Tombstone::reason)
        .build();
  }

  private static List<String> having(Map<String, Boolean> known) {
    return known.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static @Nullable String word(@Nullable AuthType type) {
    return type == null ? null : type.word();
  }

  private <T> Function<T, @Nullable Object> created(EntityKind kind, Function<T, String> id) {
    return entity -> stamps(kind, id.apply(entity)).createdAt();
  }

  private <T> Function<T, @Nullable Object> updated(EntityKind kind, Function<T, String> id) {
    return entity -> stamps(kind, id.apply(entity)).updatedAt();
  }

  private Stamps stamps(EntityKind kind, String id) {
    return registry.stamps(kind, id);
  }
}
