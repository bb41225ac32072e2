package io.modelregistry.sync.offer;

import java.util.Map;
import java.util.Optional;

/** The lists that tell what they have read elsewhere, by their word in commands. */
public final class KnownLists {
  public static final String MODELS_DEV = "https://models.dev/api.json";

  public static final String LITELLM =
      "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json";

  public static final String GENAI_PRICES =
      "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/data.json";

  private static final Map<String, String> BY_URL =
      Map.of(MODELS_DEV, "models.dev", LITELLM, "litellm", GENAI_PRICES, "genai-prices");

  private KnownLists() {}

  /** The word of the list that is published there. */
  static Optional<String> at(String url) {
    return Optional.ofNullable(BY_URL.get(url));
  }
}
