package io.modelregistry.derive.price;

import io.modelregistry.derive.Refusal;
import io.modelregistry.json.Quoted;
import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import io.modelregistry.validate.Suggestion;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one request used, counted and found free of contradiction. Totals are inclusive: {@code
 * input_tokens} holds cached and audio tokens too, and the more specific counts say which part is
 * which.
 */
public final class Usage {
  /** The largest count: what a browser still counts exactly, rounded down to a power of ten. */
  public static final long MAX_COUNT = 1_000_000_000_000_000L;

  private static final BigDecimal MAX = BigDecimal.valueOf(MAX_COUNT);
  private static final Map<String, Unit> BY_NAME =
      Units.all().stream().collect(Collectors.toUnmodifiableMap(Unit::usage, unit -> unit));

  private final NavigableMap<Unit, Long> counts;
  private final Map<Unit, Long> parts;

  private Usage(NavigableMap<Unit, Long> counts, Map<Unit, Long> parts) {
    this.counts = Collections.unmodifiableNavigableMap(counts);
    this.parts = Collections.unmodifiableMap(parts);
  }

  /**
   * A count as a whole number.
   *
   * @param name what is counted, for the refusal
   * @throws Refusal when it is no whole number of at least 0 and at most {@value #MAX_COUNT}
   */
  public static long whole(String name, BigDecimal count) {
    if (count.signum() < 0 || count.compareTo(MAX) > 0) {
      throw outOfRange(name, count.signum() < 0);
    }
    if (count.stripTrailingZeros().scale() > 0) {
      throw new Refusal(
          Refusal.Code.FRACTIONAL_COUNT,
          name + " is no whole number; round it as the provider's bill does");
    }
    return count.longValueExact();
  }

  private static Refusal outOfRange(String name, boolean isNegative) {
    return isNegative
        ? new Refusal(Refusal.Code.NEGATIVE_COUNT, name + " is below 0")
        : new Refusal(
            Refusal.Code.COUNT_TOO_LARGE,
            name + " is more than " + MAX_COUNT + ", the largest count");
  }

  /**
   * What many requests used together: the sums of usages that were each free of contradiction are
   * so too. They may be more than {@link #MAX_COUNT}.
   *
   * @param counts by unit; {@code requests} must be among them when they are more than one
   */
  public static Usage together(Map<Unit, Long> counts) {
    Counter counter = new Counter();
    counter.counts.putAll(counts);
    // Whoever has both parts reports how much they share, so that nobody here does who did not.
    UnitTree.OVERLAPS.forEach(overlap -> counter.counts.putIfAbsent(overlap, 0L));
    return counter.usage();
  }

  /** What was counted, as it was reported, in the vocabulary's order. */
  public Map<Unit, Long> counts() {
    return counts;
  }

  /**
   * Everything once, under the most specific unit that was reported: what is left of each count
   * when its own parts are taken out. In the vocabulary's order, without zeros.
   */
  public Map<Unit, Long> parts() {
    return parts;
  }

  /** The request's total input in tokens, cached included; 0 when none was reported. */
  public long inputTokens() {
    return counts.getOrDefault(Units.INPUT, 0L);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Usage usage && counts.equals(usage.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().usage() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Collects counts by the names under which usage is reported. */
  public static final class Counter {
    private final NavigableMap<Unit, Long> counts = new TreeMap<>();

    /**
     * Sets a count.
     *
     * @param name as in the vocabulary of units: {@code cache_read_tokens}
     * @throws Refusal when there is no such unit or the count is no whole number of at least 0 and
     *     at most {@value Usage#MAX_COUNT}
     */
    public Counter set(String name, BigDecimal count) {
      Unit unit = unit(name);
      counts.put(unit, whole(name, count));
      return this;
    }

    /** Sets a count that is a whole number already. */
    public Counter set(String name, long count) {
      return set(unit(name), count);
    }

    /** Sets a count of a known unit. */
    public Counter set(Unit unit, long count) {
      if (count < 0 || count > MAX_COUNT) {
        throw outOfRange(unit.usage(), count < 0);
      }
      counts.put(unit, count);
      return this;
    }

    /** What has been counted so far, in the vocabulary's order. */
    public Map<Unit, Long> counts() {
      return Collections.unmodifiableMap(counts);
    }

    /** Whether nothing has been counted. */
    public boolean isEmpty() {
      return counts.isEmpty();
    }

    /**
     * Reports overlaps that were not, where there is only one number that they can be: where one of
     * two parts is all there is, the other lies wholly in it; where other parts have used one of
     * them up, nothing is left to share.
     */
    public Counter inferOverlaps() {
      for (Unit overlap : UnitTree.OVERLAPS) {
        Unit one = UnitTree.parents(overlap).get(0);
        Unit other = UnitTree.parents(overlap).get(1);
        if (counts.containsKey(overlap) || count(one) == 0 || count(other) == 0) {
          continue;
        }
        if (isUsedUp(one) || isUsedUp(other)) {
          counts.put(overlap, 0L);
        } else if (isAllThereIs(one)) {
          counts.put(overlap, count(other));
        } else if (isAllThereIs(other)) {
          counts.put(overlap, count(one));
        }
      }
      return this;
    }

    private boolean isAllThereIs(Unit part) {
      return UnitTree.parents(part).stream().allMatch(whole -> count(whole) == count(part));
    }

    private boolean isUsedUp(Unit whole) {
      return counts.entrySet().stream()
              .filter(part -> UnitTree.parents(part.getKey()).contains(whole))
              .mapToLong(Map.Entry::getValue)
              .sum()
          >= count(whole);
    }

    /**
     * The usage that was counted.
     *
     * @throws Refusal when the counts contradict each other or one is missing
     */
    public Usage usage() {
      counts.forEach(this::checkWholes);
      UnitTree.OVERLAPS.forEach(this::checkOverlap);
      return new Usage(new TreeMap<>(counts), parts());
    }

    private void checkWholes(Unit part, long count) {
      if (count == 0) {
        return;
      }
      for (Unit whole : UnitTree.parents(part)) {
        Long total = counts.get(whole);
        if (total == null) {
          throw new Refusal(
              Refusal.Code.MISSING_TOTAL,
              part.usage()
                  + " is part of "
                  + whole.usage()
                  + ", which is not given; give the total, with this part in it");
        }
        if (count > total) {
          throw new Refusal(
              Refusal.Code.PART_ABOVE_TOTAL,
              part.usage()
                  + " ("
                  + count
                  + ") is more than "
                  + whole.usage()
                  + " ("
                  + total
                  + "), which it is part of; totals include their parts");
        }
      }
    }

    private void checkOverlap(Unit overlap) {
      Unit one = UnitTree.parents(overlap).get(0);
      Unit other = UnitTree.parents(overlap).get(1);
      if (count(one) > 0 && count(other) > 0 && !counts.containsKey(overlap)) {
        throw new Refusal(
            Refusal.Code.MISSING_OVERLAP,
            names(List.of(one, other), " and ")
                + " may overlap; give "
                + overlap.usage()
                + " too, how much is in both, even if it is 0");
      }
    }

    /** Going from the most specific unit upwards, each takes what its parts have left. */
    private Map<Unit, Long> parts() {
      TreeMap<Unit, Long> parts = new TreeMap<>();
      counts
          .descendingMap()
          .forEach(
              (unit, count) -> {
                long rest = count;
                for (Map.Entry<Unit, Long> part : parts.entrySet()) {
                  if (UnitTree.contains(unit, part.getKey())) {
                    rest -= part.getValue();
                  }
                }
                if (rest < 0) {
                  throw tooManyParts(unit, parts.keySet());
                }
                if (rest > 0) {
                  parts.put(unit, rest);
                }
              });
      return parts;
    }

    private static Refusal tooManyParts(Unit whole, Collection<Unit> parts) {
      List<Unit> involved = parts.stream().filter(part -> UnitTree.contains(whole, part)).toList();
      return new Refusal(
          Refusal.Code.PART_ABOVE_TOTAL,
          names(involved, " and ")
              + " together are more than "
              + whole.usage()
              + ", which they are part of; nothing may be counted twice");
    }

    private long count(Unit unit) {
      return counts.getOrDefault(unit, 0L);
    }

    private static Unit unit(String name) {
      Unit unit = BY_NAME.get(name);
      if (unit == null) {
        throw unknown(name);
      }
      return unit;
    }

    private static Refusal unknown(String name) {
      String meant =
          Units.find(name)
              .map(Unit::usage)
              .or(() -> Suggestion.near(name, BY_NAME.keySet()).findFirst())
              .map(near -> "; did you mean '" + near + "'?")
              .orElse("; schemas/units.json lists them all, each as 'usage'");
      return new Refusal(
          Refusal.Code.UNKNOWN_UNIT,
          "no unit is counted as '" + Quoted.shortened(name) + "'" + meant);
    }

    private static String names(Collection<Unit> units, String and) {
      return units.stream().map(Unit::usage).sorted().collect(Collectors.joining(and));
    }
  }
}
