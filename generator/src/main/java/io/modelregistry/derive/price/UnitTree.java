package io.modelregistry.derive.price;

import io.modelregistry.model.Unit;
import io.modelregistry.model.Units;
import java.util.ArrayList;
import java.util.List;

/** How the units of the vocabulary contain each other. */
public final class UnitTree {
  private static final List<Unit> UNITS = List.copyOf(Units.all());
  private static final List<List<Unit>> PARENTS =
      UNITS.stream().map(unit -> unit.parents().stream().map(Units::require).toList()).toList();
  private static final List<List<Unit>> BILLED_AS = UNITS.stream().map(UnitTree::upwards).toList();

  /** Overlaps: units that are part of two others at once. */
  static final List<Unit> OVERLAPS =
      UNITS.stream().filter(unit -> unit.parents().size() > 1).toList();

  private static final boolean[][] CONTAINS = contains();
  private static final int[] ZEROS_OF_PER = UNITS.stream().mapToInt(UnitTree::zeros).toArray();

  private UnitTree() {}

  /** How many zeros the number has that one price of the unit covers: it is a power of ten. */
  static int zerosOfPer(Unit unit) {
    return ZEROS_OF_PER[unit.order()];
  }

  private static int zeros(Unit unit) {
    int zeros = 0;
    long rest = unit.per();
    for (; rest >= 10 && rest % 10 == 0; rest /= 10) {
      zeros++;
    }
    if (rest != 1) {
      throw new IllegalStateException("a price of " + unit.key() + " covers no power of ten");
    }
    return zeros;
  }

  /** What a unit is directly part of, in the vocabulary's order. */
  static List<Unit> parents(Unit unit) {
    return PARENTS.get(unit.order());
  }

  /**
   * The unit, then all that it is part of, the nearest first: where its price is looked for. Of two
   * that are equally near, the one that the vocabulary names first comes first.
   */
  public static List<Unit> billedAs(Unit unit) {
    return BILLED_AS.get(unit.order());
  }

  /** Whether {@code part} is the unit itself or part of it. */
  static boolean contains(Unit whole, Unit part) {
    return CONTAINS[whole.order()][part.order()];
  }

  private static boolean[][] contains() {
    boolean[][] contains = new boolean[UNITS.size()][UNITS.size()];
    for (Unit part : UNITS) {
      billedAs(part).forEach(whole -> contains[whole.order()][part.order()] = true);
    }
    return contains;
  }

  private static List<Unit> upwards(Unit unit) {
    List<Unit> found = new ArrayList<>(List.of(unit));
    for (int i = 0; i < found.size(); i++) {
      for (Unit parent : parents(found.get(i))) {
        if (!found.contains(parent)) {
          found.add(parent);
        }
      }
    }
    return List.copyOf(found);
  }
}
