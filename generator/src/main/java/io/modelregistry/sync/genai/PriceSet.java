package io.modelregistry.sync.genai;

import io.modelregistry.model.Unit;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is charged at one time. */
record PriceSet(Map<Unit, TieredRate> rates) {
  PriceSet {
    rates = Collections.unmodifiableMap(new TreeMap<>(rates));
  }

  /** The sizes above which a price changes. */
  SortedSet<Long> sizes() {
    SortedSet<Long> sizes = new TreeSet<>();
    rates.values().forEach(rate -> sizes.addAll(rate.tiers().keySet()));
    return sizes;
  }

  /** The prices of requests just above that size; null is the smallest request. */
  Map<Unit, BigDecimal> above(@Nullable Long size) {
    Map<Unit, BigDecimal> prices = new TreeMap<>();
    rates.forEach((unit, rate) -> prices.put(unit, rate.above(size)));
    return prices;
  }

  /** The prices at all sizes. */
  Stream<Map<Unit, BigDecimal>> levels() {
    return Stream.concat(Stream.of(above(null)), sizes().stream().map(this::above));
  }

  /** Whether nothing costs anything. */
  boolean isZero() {
    return levels().allMatch(level -> level.values().stream().allMatch(rate -> rate.signum() == 0));
  }
}
