package io.modelregistry.render.compat;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.json.JsonText;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Renders a copy of the registry in each format. */
public final class CompatRenderer {
  /** The format of models.dev. */
  public static final String MODELS_DEV = "compat/models.dev/api.json";

  /** The format of LiteLLM's map of prices. */
  public static final String LITELLM = "compat/litellm/model_prices_and_context_window.json";

  /** The format of OpenRouter's list of models. */
  public static final String OPENROUTER = "compat/openrouter/models.json";

  /** The format of genai-prices. */
  public static final String GENAI_PRICES = "compat/genai-prices/data.json";

  /** What is where, for people, by path. */
  public static SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            MODELS_DEV, "A drop-in copy in the format of models.dev.",
            LITELLM, "A drop-in copy in the format of LiteLLM's map of prices.",
            OPENROUTER, "A drop-in copy in the format of OpenRouter's list of models.",
            GENAI_PRICES, "A drop-in copy in the format of genai-prices."));
  }

  /** The artifacts, in no particular order. */
  public List<Artifact> render(Registry registry) {
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    List<Serving> servings = Serving.all(registry);
    return List.of(
        artifact(MODELS_DEV, new ModelsDevList(registry, capabilities).of(servings)),
        artifact(LITELLM, new LiteLlmMap(registry, capabilities).of(servings)),
        artifact(OPENROUTER, new OpenRouterList(registry, capabilities).models()),
        artifact(GENAI_PRICES, new GenaiPricesList(registry).of(servings)));
  }

  private static Artifact artifact(String path, JsonNode tree) {
    return Artifact.text(path, JsonText.compact(tree) + "\n");
  }
}
