package io.modelregistry.render.compat;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.model.Model;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.ObjectBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * LiteLLM's map of prices: by {@code provider/model} the limits, flags and prices for one token
 * each.
 */
final class LiteLlmMap {
  private static final long THOUSAND = 1000;

  /** Who serves, in its words where they are others. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("alibaba", "dashscope"),
          Map.entry("amazon-bedrock", "bedrock"),
          Map.entry("cloudflare-workers-ai", "cloudflare"),
          Map.entry("fireworks-ai", "fireworks_ai"),
          Map.entry("friendli", "friendliai"),
          Map.entry("gmi-cloud", "gmi"),
          Map.entry("google", "gemini"),
          Map.entry("google-vertex", "vertex_ai"),
          Map.entry("llama", "meta_llama"),
          Map.entry("moonshotai", "moonshot"),
          Map.entry("novita-ai", "novita"),
          Map.entry("nvidia", "nvidia_nim"),
          Map.entry("snowflake-cortex", "snowflake"),
          Map.entry("togetherai", "together_ai"),
          Map.entry("vercel", "vercel_ai_gateway"),
          Map.entry("voyageai", "voyage"),
          Map.entry("zhipuai", "zai"));

  /** Whose models it knows by their names alone. */
  private static final Set<String> BARE = Set.of("openai", "anthropic");

  private static final Map<String, String> FLAGS = flags();
  private static final Map<String, String> KEYS = keys();
  private static final Map<String, String> TIERS =
      Map.of("batch", "batches", "flex", "flex", "priority", "priority");

  private final Registry registry;
  private final CapabilityMatrix capabilities;

  LiteLlmMap(Registry registry, CapabilityMatrix capabilities) {
    this.registry = registry;
    this.capabilities = capabilities;
  }

  private static Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("function_calling", "supports_function_calling");
    flags.put("parallel_function_calling", "supports_parallel_function_calling");
    flags.put("structured_output", "supports_response_schema");
    flags.put("reasoning", "supports_reasoning");
    flags.put("vision", "supports_vision");
    flags.put("pdf_input", "supports_pdf_input");
    flags.put("audio_input", "supports_audio_input");
    flags.put("audio_output", "supports_audio_output");
    flags.put("video_input", "supports_video_input");
    flags.put("prompt_caching", "supports_prompt_caching");
    flags.put("system_messages", "supports_system_messages");
    flags.put("web_search", "supports_web_search");
    flags.put("computer_use", "supports_computer_use");
    return flags;
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("input_cost", "input_cost_per_token");
    keys.put("output_cost", "output_cost_per_token");
    keys.put("cache_read_cost", "cache_read_input_token_cost");
    keys.put("cache_write_cost", "cache_creation_input_token_cost");
    keys.put("cache_write_1h_cost", "cache_creation_input_token_cost_above_1hr");
    keys.put("output_reasoning_cost", "output_cost_per_reasoning_token");
    keys.put("output_citation_cost", "citation_cost_per_token");
    keys.put("input_audio_cost", "input_cost_per_audio_token");
    keys.put("output_audio_cost", "output_cost_per_audio_token");
    keys.put("cache_audio_read_cost", "cache_read_input_audio_token_cost");
    keys.put("cache_audio_write_cost", "cache_creation_input_audio_token_cost");
    keys.put("input_image_cost", "input_cost_per_image_token");
    keys.put("output_image_cost", "output_cost_per_image_token");
    keys.put("output_video_cost", "output_cost_per_video_token");
    keys.put("request_cost", "input_cost_per_request");
    keys.put("input_character_cost", "input_cost_per_character");
    keys.put("output_character_cost", "output_cost_per_character");
    keys.put("input_page_cost", "ocr_cost_per_page");
    keys.put("input_audio_second_cost", "input_cost_per_audio_per_second");
    keys.put("input_video_second_cost", "input_cost_per_video_per_second");
    keys.put("output_video_second_cost", "output_cost_per_video_per_second");
    keys.put("output_image_unit_cost", "output_cost_per_image");
    return keys;
  }

  ObjectNode of(List<Serving> servings) {
    Map<String, ObjectNode> entries = new TreeMap<>();
    for (Serving serving : servings) {
      String word = WORDS.getOrDefault(serving.id(), serving.id().replace('-', '_'));
      serving
          .routes()
          .forEach(
              (name, route) ->
                  entries.putIfAbsent(
                      BARE.contains(serving.id()) ? name : word + "/" + name, entry(word, route)));
    }
    ObjectBuilder map = new ObjectBuilder();
    entries.forEach(map::node);
    return map.build();
  }

  private ObjectNode entry(String word, EffectiveRoute route) {
    Model model = route.model();
    Long input = route.limits().maxInputTokens();
    Long output = route.limits().maxOutputTokens();
    Map<String, Boolean> can = capabilities.asServedBy(route);
    ObjectBuilder entry =
        new ObjectBuilder()
            .text("litellm_provider", word)
            .text("mode", mode(model))
            .number("max_input_tokens", input == null ? route.limits().contextWindow() : input)
            .number("max_output_tokens", output)
            .number("max_tokens", output == null ? input : output)
            .text("deprecation_date", route.deprecationDate())
            .words("supported_modalities", model.modalities().input())
            .words("supported_output_modalities", model.modalities().output());
    FLAGS.forEach((capability, flag) -> entry.flag(flag, can.get(capability)));
    Map<String, BigDecimal> prices = new TreeMap<>();
    if (route.isFree()) {
      prices.put("input_cost_per_token", BigDecimal.ZERO);
      prices.put("output_cost_per_token", BigDecimal.ZERO);
    }
    Optional<ListedPrice> price = ListedPrice.of(route.pricing(), registry.asOf());
    price.ifPresent(listed -> prices(listed, prices));
    prices.forEach(entry::number);
    return entry.build();
  }

  private static String mode(Model model) {
    List<String> output = model.modalities().output();
    if (output.contains("embedding")) {
      return "embedding";
    }
    if (output.contains("text") || output.isEmpty()) {
      return "chat";
    }
    return output.contains("image")
        ? "image_generation"
        : output.contains("video")
            ? "video_generation"
            : output.contains("audio") ? "audio_speech" : "chat";
  }

  private static void prices(ListedPrice listed, Map<String, BigDecimal> prices) {
    add(listed.base(), "", prices);
    steps(listed.steps(), "", prices);
    listed
        .tiers()
        .forEach(
            (tier, rates) -> {
              String word = TIERS.get(tier);
              if (word != null) {
                add(rates, "_" + word, prices);
                steps(listed.steps(tier), "_" + word, prices);
              }
            });
  }

  /** Its keys count in thousands; what does not is left out. */
  private static void steps(
      Map<Long, Map<Unit, BigDecimal>> steps, String suffix, Map<String, BigDecimal> prices) {
    steps.forEach(
        (size, rates) -> {
          if (size % THOUSAND == 0) {
            add(rates, "_above_" + size / THOUSAND + "k_tokens" + suffix, prices);
          }
        });
  }

  private static void add(
      Map<Unit, BigDecimal> rates, String suffix, Map<String, BigDecimal> prices) {
    KEYS.forEach(
        (unit, key) -> {
          Unit known = Units.require(unit);
          BigDecimal rate = rates.get(known);
          if (rate != null) {
            prices.put(key + suffix, ListedPrice.forOne(rate, known));
          }
        });
  }
}
