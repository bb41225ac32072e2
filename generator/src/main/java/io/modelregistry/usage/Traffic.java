package io.modelregistry.usage;

import io.modelregistry.derive.price.Usage;
import java.math.BigDecimal;

/**
 * Calls that cost alike: of one route, at one time as prices count time, in one band of prompt
 * sizes. One call where nothing can be put together.
 *
 * @param route its number among the matched names
 * @param atMicros the start of that time, in microseconds since 1970 in UTC
 * @param size the input tokens from which the band begins
 * @param largest the most input tokens of any of them
 * @param tier the service tier; empty is the base tier
 * @param label the value of the key that is asked for; empty where there is none
 * @param succeeded whether they were answered
 * @param counted whether the log says what they used
 * @param calls how many
 * @param usage what they used together
 * @param billedCalls how many of them the log has a bill for: none or all
 * @param billed what they were billed together
 */
public record Traffic(
    int route,
    long atMicros,
    long size,
    long largest,
    String tier,
    String label,
    boolean succeeded,
    boolean counted,
    long calls,
    Usage usage,
    long billedCalls,
    BigDecimal billed) {}
