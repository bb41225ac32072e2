package io.modelregistry.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One published result.
 *
 * @param name the benchmark
 * @param score the result in the benchmark's own metric
 * @param metric what the score counts, such as {@code accuracy}
 * @param variant the setting it was run in, such as a reasoning effort
 * @param date when it was published
 * @param source where it was published
 */
public record Benchmark(
    String name,
    BigDecimal score,
    @Nullable String metric,
    @Nullable String variant,
    @Nullable PartialDate date,
    @Nullable String source) {}
