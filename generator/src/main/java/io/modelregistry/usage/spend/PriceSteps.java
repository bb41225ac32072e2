package io.modelregistry.usage.spend;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.registry.EffectiveRoute;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the prices of some routes change, in time and in prompt size. Between two steps each price
 * is the same, and so a cost is linear in what was used.
 *
 * @param grainSeconds divides a day; every change of a price falls on a multiple of it
 * @param bands the input tokens from which on another price may hold, from 0, in order
 * @param instants when dated prices begin or end, in order
 * @param hourly whether a price goes by hours or days of the week
 */
record PriceSteps(long grainSeconds, List<Long> bands, List<Instant> instants, boolean hourly) {
  private static final long DAY = 86_400;

  PriceSteps {
    bands = List.copyOf(bands);
    instants = List.copyOf(instants);
  }

  static PriceSteps of(Collection<EffectiveRoute> routes) {
    TreeSet<Long> bands = new TreeSet<>(List.of(0L));
    TreeSet<Instant> instants = new TreeSet<>();
    long grain = DAY;
    boolean hourly = false;
    for (EffectiveRoute route : routes) {
      Pricing pricing = route.pricing();
      if (pricing == null) {
        continue;
      }
      for (PriceOverride override : pricing.overrides()) {
        Condition when = override.when();
        for (Instant instant : new Instant[] {when.from(), when.until()}) {
          if (instant != null) {
            instants.add(instant);
            grain = divisor(grain, Math.floorMod(instant.getEpochSecond(), DAY));
          }
        }
        if (when.hours() != null) {
          hourly = true;
          grain = divisor(grain, when.hours().start().toSecondOfDay());
          grain = divisor(grain, when.hours().end().toSecondOfDay());
        }
        if (when.inputTokensOver() != null) {
          bands.add(when.inputTokensOver() + 1);
        }
        if (when.inputTokensFrom() != null) {
          bands.add(when.inputTokensFrom());
        }
      }
    }
    return new PriceSteps(grain, List.copyOf(bands), List.copyOf(instants), hourly);
  }

  private static long divisor(long one, long other) {
    return other == 0 ? one : divisor(other, one % other);
  }

  /** The first prompt size of the band that a prompt is in. */
  long band(long inputTokens) {
    long found = 0;
    for (long start : bands) {
      if (start <= inputTokens) {
        found = start;
      }
    }
    return found;
  }

  /** The same for all times at which all prices are the same. */
  Object period(Instant at) {
    long passed = instants.stream().filter(instant -> !instant.isAfter(at)).count();
    return hourly ? List.of(passed, Math.floorMod(at.getEpochSecond(), 7 * DAY)) : passed;
  }
}
