package io.modelregistry.render.api;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.Performance;
import io.modelregistry.model.Tombstone;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.json.ObjectBuilder;
import io.modelregistry.render.json.PriceJson;
import io.modelregistry.render.json.RegistryJson;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All models and routes in one small file, with all that questions about them need: the browser
 * module answers from it. Nothing in it depends on the day.
 */
final class SearchResource {
  private final Registry registry;
  private final CapabilityMatrix capabilities;
  private final Envelope envelope;

  SearchResource(Registry registry, CapabilityMatrix capabilities, Envelope envelope) {
    this.registry = registry;
    this.capabilities = capabilities;
    this.envelope = envelope;
  }

  Artifact render() {
    return envelope.compact(
        ApiRoute.SEARCH,
        ApiRoute.SEARCH.path(),
        envelope
            .links()
            .to("index", ApiRoute.INDEX.path())
            .to("html", "docs/api/")
            .to("revision", ApiRoute.REVISION.path()),
        new ObjectBuilder()
            .text("currency", registry.settings().currency())
            .node("units", list(Units.all(), SearchResource::unit))
            .node("capabilities", list(registry.capabilities(), RegistryJson::capability))
            .node(
                "platforms",
                list(
                    registry.platforms(),
                    each -> named(each.id(), each.name(), each.status().word())))
            .node(
                "providers",
                list(
                    registry.providers(),
                    each -> named(each.id(), each.name(), each.status().word())))
            .node("models", models())
            .node("routes", routes())
            .node("tombstones", list(registry.tombstones(), SearchResource::tombstone))
            .build());
  }

  private static <T> JsonNode list(Collection<T> all, Function<T, ObjectNode> json) {
    return ObjectBuilder.array(all.stream().map(json).toList());
  }

  private static ObjectNode unit(Unit unit) {
    return new ObjectBuilder()
        .text("key", unit.key())
        .text("label", unit.label())
        .text("usage", unit.usage())
        .number("per", unit.per())
        .text("direction", unit.direction().map(Unit.Direction::word).orElse(null))
        .words("parents", unit.parents())
        .build();
  }

  private static ObjectNode named(String id, String name, String status) {
    return new ObjectBuilder().text("id", id).text("name", name).text("status", status).build();
  }

  private static ObjectNode tombstone(Tombstone tombstone) {
    return new ObjectBuilder()
        .text("kind", tombstone.kind().word())
        .text("id", tombstone.id())
        .text("removed", tombstone.removed())
        .text("replaced_by", tombstone.replacedBy())
        .build();
  }

  private ObjectNode models() {
    return new Columns<>(registry.models())
        .texts("id", Model::id)
        .words("provider_id", Model::providerId)
        .texts("name", Model::name)
        .words("family", Model::family)
        .words("status", model -> model.status().word())
        .texts("model_string", Model::modelString)
        .interned("capabilities", model -> capabilities.ofModel(model.id()), SearchResource::flags)
        .interned("modalities", Model::modalities, SearchResource::modalities)
        .numbers("context_window", model -> model.limits().contextWindow())
        .numbers("max_input_tokens", model -> model.limits().maxInputTokens())
        .numbers("max_output_tokens", model -> model.limits().maxOutputTokens())
        .decimals("latency_ms", model -> measured(model, Performance::latencyMs))
        .decimals("tokens_per_second", model -> measured(model, Performance::tokensPerSecond))
        .texts("release_date", Model::releaseDate)
        .texts("deprecation_date", Model::deprecationDate)
        .texts("replaced_by", Model::replacedBy)
        .plain(
            "open_weights",
            model ->
                model.openWeights() == null
                    ? null
                    : JsonNodeFactory.instance.booleanNode(model.openWeights()))
        .interned("tags", Model::tags, SearchResource::words)
        .interned("aliases", Model::aliases, SearchResource::words)
        .build();
  }

  private ObjectNode routes() {
    Map<String, Long> models = places(registry.models().stream().map(Model::id).toList());
    Map<String, Long> platforms =
        places(registry.platforms().stream().map(platform -> platform.id()).toList());
    return new Columns<>(registry.routes())
        .numbers("model", route -> models.get(route.model().id()))
        .numbers("platform", route -> platforms.get(route.platform().id()))
        .texts("variant", route -> route.authored().variant().orElse(null))
        .numbers("priority", route -> (long) route.authored().priority())
        .words("status", route -> route.authored().status().word())
        .texts("deprecation_date", EffectiveRoute::deprecationDate)
        .texts("model_string", EffectiveRoute::modelString)
        .words("endpoint", EffectiveRoute::endpoint)
        .words("region", route -> route.authored().region())
        .words("quantization", route -> route.authored().quantization())
        .interned("capabilities", capabilities::asServedBy, SearchResource::flags)
        .numbers("context_window", route -> route.limits().contextWindow())
        .numbers("max_input_tokens", route -> route.limits().maxInputTokens())
        .numbers("max_output_tokens", route -> route.limits().maxOutputTokens())
        .interned("pricing", EffectiveRoute::pricing, PriceJson::of)
        .decimals("success_rate", EffectiveRoute::successRate)
        .decimals("avg_latency_ms", EffectiveRoute::avgLatencyMs)
        .build();
  }

  private @Nullable BigDecimal measured(
      Model model, Function<Performance, @Nullable BigDecimal> value) {
    Optional<Performance> performance = registry.performance(model);
    return performance.isEmpty() ? null : value.apply(performance.orElseThrow());
  }

  private static Map<String, Long> places(List<String> ids) {
    Map<String, Long> places = new HashMap<>();
    ids.forEach(id -> places.put(id, (long) places.size()));
    return places;
  }

  private static JsonNode flags(Map<String, Boolean> flags) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    flags.forEach(node::put);
    return node;
  }

  private static JsonNode modalities(Modalities modalities) {
    return new ObjectBuilder()
        .allWords("input", modalities.input())
        .allWords("output", modalities.output())
        .build();
  }

  private static JsonNode words(List<String> words) {
    return ObjectBuilder.array(words.stream().map(JsonNodeFactory.instance::stringNode).toList());
  }
}
