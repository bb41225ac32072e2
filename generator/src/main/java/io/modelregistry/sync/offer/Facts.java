package io.modelregistry.sync.offer;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of a model, in the registry's words; null and absent mean that it says
 * nothing.
 *
 * @param capabilities by the registry's capability key
 * @param limits by the registry's field: {@code context_window}, {@code max_input_tokens}, {@code
 *     max_output_tokens}; each above 0
 * @param status {@code deprecated}, {@code beta} or {@code alpha}
 * @param lastDay the last day on which it can be called there, as a whole date
 * @param replacement the native id of what its maker names instead
 */
public record Facts(
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
    @Nullable String status,
    @Nullable String lastDay,
    @Nullable String replacement) {
  public static final String CONTEXT = "context_window";
  public static final String INPUT = "max_input_tokens";
  public static final String OUTPUT = "max_output_tokens";

  public Facts {
    capabilities = Collections.unmodifiableMap(new TreeMap<>(capabilities));
    input = List.copyOf(input);
    output = List.copyOf(output);
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
  }

  /** The same without capabilities that nobody is to speak of. */
  Facts within(Predicate<String> vocabulary) {
    Map<String, Boolean> known = new TreeMap<>(capabilities);
    known.keySet().removeIf(vocabulary.negate());
    return known.size() == capabilities.size()
        ? this
        : new Facts(
            name,
            family,
            known,
            input,
            output,
            limits,
            openWeights,
            releaseDate,
            knowledge,
            lastUpdated,
            status,
            lastDay,
            replacement);
  }

  /** The same without a last day. */
  Facts withoutEnd() {
    return new Facts(
        name,
        family,
        capabilities,
        input,
        output,
        limits,
        openWeights,
        releaseDate,
        knowledge,
        lastUpdated,
        status,
        null,
        replacement);
  }

  public boolean isDeprecated() {
    return "deprecated".equals(status);
  }
}
