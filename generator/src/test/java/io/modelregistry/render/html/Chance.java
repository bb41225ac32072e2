package io.modelregistry.render.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws from a seed, so that a failure can be drawn again. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  boolean chance(double of) {
    return random.nextDouble() < of;
  }

  /** Both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** One of them, or as often null. */
  @SafeVarargs
  final <T> @Nullable T maybe(T... values) {
    return random.nextBoolean() ? null : values[random.nextInt(values.length)];
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  <T> @Nullable T orNull(double of, T value) {
    return chance(of) ? null : value;
  }

  /** Some of them, each at most once, in any order. */
  <T> List<T> some(List<T> values, int least, int most) {
    List<T> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), between(least, most))));
  }
}
