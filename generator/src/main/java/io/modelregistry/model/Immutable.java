package io.modelregistry.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Copies that keep a fixed order; {@code Map.copyOf} has none that is the same on every run. */
final class Immutable {
  private Immutable() {}

  static <K extends Comparable<? super K>, V> Map<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
