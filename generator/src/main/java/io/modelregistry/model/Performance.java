package io.modelregistry.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How fast a model answers; null is unknown.
 *
 * @param latencyMs time to the whole answer in milliseconds
 * @param tokensPerSecond output tokens per second
 */
public record Performance(@Nullable BigDecimal latencyMs, @Nullable BigDecimal tokensPerSecond) {}
