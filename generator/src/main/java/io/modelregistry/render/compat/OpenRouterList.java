package io.modelregistry.render.compat;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.json.Decimals;
import io.modelregistry.model.Modalities;
import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter's list of models: each usable model once, as {@code provider/model}, as the first of
 * its routes serves it whose price is known; prices are texts, for one token.
 */
final class OpenRouterList {
  private static final Map<String, String> PARAMETERS = parameters();
  private static final Map<String, String> PRICES = prices();

  private final Registry registry;
  private final CapabilityMatrix capabilities;

  OpenRouterList(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  private static Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("reasoning", "reasoning");
    parameters.put("structured_output", "structured_outputs");
    parameters.put("temperature", "temperature");
    parameters.put("function_calling", "tools");
    return parameters;
  }

  private static Map<String, String> prices() {
    Map<String, String> prices = new LinkedHashMap<>();
    prices.put("prompt", "input_cost");
    prices.put("completion", "output_cost");
    prices.put("request", "request_cost");
    prices.put("web_search", "web_search_cost");
    prices.put("input_cache_read", "cache_read_cost");
    prices.put("input_cache_write", "cache_write_cost");
    prices.put("input_cache_write_1h", "cache_write_1h_cost");
    prices.put("internal_reasoning", "output_reasoning_cost");
    prices.put("audio", "input_audio_cost");
    prices.put("audio_output", "output_audio_cost");
    prices.put("input_audio_cache", "cache_audio_read_cost");
    prices.put("image_output", "output_image_cost");
    return prices;
  }

  ObjectNode models() {
    List<ObjectNode> models = new ArrayList<>();
    for (Model model : registry.models()) {
      if (registry.isUsable(model)) {
        List<EffectiveRoute> chain =
            registry.routesOfModel(model.id()).stream().filter(EffectiveRoute::isCallable).toList();
        chain.stream()
            .filter(route -> !pricing(route).isEmpty())
            .findFirst()
            .or(() -> chain.stream().findFirst())
            .ifPresent(route -> models.add(model(route)));
      }
    }
    return new ObjectBuilder().node("data", ObjectBuilder.array(models)).build();
  }

  private ObjectNode model(EffectiveRoute route) {
    Model model = route.model();
    String id = model.providerId() + "/" + model.id();
    Map<String, Boolean> can = capabilities.asServedBy(route);
    Long context = route.limits().contextWindow();
    return new ObjectBuilder()
        .text("id", id)
        .text("canonical_slug", id)
        .text("name", route.provider().name() + ": " + model.name())
        .number("created", released(model.releaseDate()))
        .text("description", Optional.ofNullable(model.description()).orElse(""))
        .number("context_length", context == null ? Long.valueOf(0) : context)
        .object("architecture", architecture(model.modalities()))
        .object("pricing", pricing(route))
        .object(
            "top_provider",
            top ->
                top.number("context_length", context)
                    .number("max_completion_tokens", route.limits().maxOutputTokens())
                    .flag("is_moderated", false))
        .node("per_request_limits", JsonNodeFactory.instance.nullNode())
        .allWords(
            "supported_parameters",
            PARAMETERS.entrySet().stream()
                .filter(parameter -> can.getOrDefault(parameter.getKey(), false))
                .map(Map.Entry::getValue)
                .toList())
        .text("knowledge_cutoff", model.knowledgeCutoff())
        .text("expiration_date", route.deprecationDate())
        .build();
  }

  /** In seconds since 1970; 0 where it is unknown, since the format wants a number. */
  private static long released(@Nullable PartialDate date) {
    return date == null ? 0 : date.firstDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  private static ObjectNode architecture(Modalities modalities) {
    List<String> input = modalities.input().stream().map(OpenRouterList::word).toList();
    List<String> output = modalities.output().stream().map(OpenRouterList::word).toList();
    return new ObjectBuilder()
        .text("modality", String.join("+", input) + "->" + String.join("+", output))
        .allWords("input_modalities", input)
        .allWords("output_modalities", output)
        .build();
  }

  private static String word(String modality) {
    return modality.equals("pdf") ? "file" : modality.equals("embedding") ? "embeddings" : modality;
  }

  private ObjectNode pricing(EffectiveRoute route) {
    Pricing pricing = route.pricing();
    if (pricing != null && pricing.kind() == Pricing.Kind.DYNAMIC) {
      return new ObjectBuilder().text("prompt", "-1").text("completion", "-1").build();
    }
    if (route.isFree()) {
      return new ObjectBuilder().text("prompt", "0").text("completion", "0").build();
    }
    return ListedPrice.of(pricing, registry.asOf())
        .map(
            listed -> {
              List<ObjectNode> steps = new ArrayList<>();
              listed
                  .steps()
                  .forEach(
                      (size, rates) ->
                          steps.add(
                              new ObjectBuilder()
                                  .number("min_prompt_tokens", size + 1)
                                  .all(rates(rates))
                                  .build()));
              ObjectBuilder prices = new ObjectBuilder();
              // Both are always there in this format.
              prices.text("prompt", "0").text("completion", "0");
              return prices.all(rates(listed.base())).list("overrides", steps).build();
            })
        .orElseGet(() -> new ObjectBuilder().build());
  }

  private static ObjectNode rates(Map<Unit, BigDecimal> rates) {
    ObjectBuilder builder = new ObjectBuilder();
    PRICES.forEach(
        (name, key) -> {
          Unit unit = Units.require(key);
          BigDecimal rate = rates.get(unit);
          if (rate != null) {
            builder.text(name, Decimals.plain(ListedPrice.forOne(rate, unit)));
          }
        });
    return builder.build();
  }
}
