package io.modelregistry.sync.genai;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one unit costs, by the size of the request.
 *
 * @param base up to the first tier
 * @param tiers by the number of input tokens above which it holds, for the whole request
 */
record TieredRate(BigDecimal base, NavigableMap<Long, BigDecimal> tiers) {
  TieredRate {
    tiers = Collections.unmodifiableNavigableMap(new TreeMap<>(tiers));
  }

  /** The price of requests just above that size; null is the smallest request. */
  BigDecimal above(@Nullable Long size) {
    var tier = size == null ? null : tiers.floorEntry(size);
    return tier == null ? base : tier.getValue();
  }
}
