package io.modelregistry.derive.price;

import java.math.BigDecimal;

/** Short words for usage in tests. */
public final class Usages {
  private Usages() {}

  /** {@code counter("input_tokens=10 cache_read_tokens=4")}. */
  static Usage.Counter counter(String counts) {
    Usage.Counter counter = new Usage.Counter();
    for (String count : counts.split(" ", -1)) {
      int equals = count.indexOf('=');
      counter.set(count.substring(0, equals), new BigDecimal(count.substring(equals + 1)));
    }
    return counter;
  }

  public static Usage usage(String counts) {
    return counter(counts).usage();
  }
}
