package io.modelregistry.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can have a price.
 *
 * @param key as it stands in {@code pricing}: {@code cache_read_cost}
 * @param label as people read it
 * @param usage the name under which usage of it is reported: {@code cache_read_tokens}
 * @param per how many of it one price covers: 1,000,000 for tokens and characters, else 1
 * @param direction the side of the bill it counts on; empty counts in the total only
 * @param parents keys of the units it is part of; none for a root, two for an overlap
 * @param order its place in the vocabulary, parents before children
 */
public record Unit(
    String key,
    String label,
    String usage,
    long per,
    Optional<Direction> direction,
    List<String> parents,
    int order)
    implements Comparable<Unit> {

  /** The two sides of a bill. */
  public enum Direction {
    /** What is sent. */
    INPUT,
    /** What is answered. */
    OUTPUT;

    /** The word in output: {@code input}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Unit {
    parents = List.copyOf(parents);
  }

  /** Whether it counts tokens, so that multipliers apply to its price. */
  public boolean countsTokens() {
    return usage.endsWith("_tokens");
  }

  @Override
  public int compareTo(Unit other) {
    return Integer.compare(order, other.order);
  }
}
