package io.modelregistry.sync.modelsdev;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of a model, in the registry's words; null and absent mean that it says
 * nothing.
 *
 * @param capabilities by the registry's capability key
 * @param limits by the registry's field: {@code context_window}, {@code max_input_tokens}, {@code
 *     max_output_tokens}; each above 0
 * @param status {@code deprecated}, {@code beta} or {@code alpha}
 */
record Facts(
    @Nullable String name,
    @Nullable String family,
    Map<String, Boolean> capabilities,
    List<String> input,
    List<String> output,
    Map<String, Long> limits,
    @Nullable Boolean openWeights,
    @Nullable String releaseDate,
    @Nullable String knowledge,
    @Nullable String lastUpdated,
    @Nullable String status) {
  static final String CONTEXT = "context_window";
  static final String INPUT = "max_input_tokens";
  static final String OUTPUT = "max_output_tokens";

  Facts {
    capabilities = Collections.unmodifiableMap(new TreeMap<>(capabilities));
    input = List.copyOf(input);
    output = List.copyOf(output);
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
  }

  boolean isDeprecated() {
    return "deprecated".equals(status);
  }

  /**
   * Prices in the registry's units.
   *
   * @param kind {@code metered} or {@code dynamic}
   * @param rates by unit, each above 0; empty means unknown
   * @param thresholds rates by the number of input tokens above which they apply, ascending
   * @param tiers rates by service tier
   * @param zero whether the entry says that input and output cost nothing
   */
  record Cost(
      String kind,
      Map<String, BigDecimal> rates,
      Map<Long, Map<String, BigDecimal>> thresholds,
      Map<String, Map<String, BigDecimal>> tiers,
      boolean zero) {
    static final Cost UNKNOWN = new Cost("metered", Map.of(), Map.of(), Map.of(), false);

    Cost {
      rates = Collections.unmodifiableMap(new TreeMap<>(rates));
      thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
      tiers = Collections.unmodifiableMap(new TreeMap<>(tiers));
    }
  }
}
