package io.modelregistry.sync.offer;

import io.modelregistry.model.Condition;
import io.modelregistry.model.PriceOverride;
import io.modelregistry.model.Pricing;
import io.modelregistry.model.Unit;
import io.modelregistry.sync.offer.OverrideNodes.Family;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How overrides change, one kind of them after the other: which end, and which begin. */
final class OverrideChange {
  private final Pricing was;
  private final ObjectNode now;
  private final Pricing says;
  private final Instant start;
  private final Set<Integer> ended = new HashSet<>();
  private final List<ObjectNode> fresh = new ArrayList<>();

  /** What holds from the day on, as far as it has been worked out; nothing in it has dates. */
  private List<PriceOverride> current;

  private boolean isChange;

  /**
   * @param was what was written
   * @param now what the list says
   * @param says the same
   * @param start of the day
   */
  OverrideChange(Pricing was, ObjectNode now, Pricing says, Instant start) {
    this.was = was;
    this.now = now;
    this.says = says;
    this.start = start;
    this.current =
        was.overrides().stream()
            .filter(override -> OverrideNodes.isActive(override.when(), start))
            .filter(override -> !override.when().isDatedOnly())
            .map(
                override ->
                    new PriceOverride(
                        OverrideNodes.undated(override.when()),
                        override.rates(),
                        override.multiplier()))
            .toList();
  }

  /** Places of those that end, among those that were written. */
  Set<Integer> ended() {
    return ended;
  }

  /** Those that begin. */
  List<ObjectNode> fresh() {
    return fresh;
  }

  /** What holds from the day on. */
  List<PriceOverride> current() {
    return current;
  }

  /** Whether something that was known is another one now. */
  boolean isChange() {
    return isChange;
  }

  /** The whole price from the day on. */
  Pricing standing(Map<Unit, BigDecimal> next) {
    List<PriceOverride> ordered = new ArrayList<>(current);
    ordered.sort(Comparator.comparing(override -> Family.of(override.when())));
    return new Pricing(Pricing.Kind.METERED, was.currency(), next, ordered);
  }

  /** The numbers of input tokens at which prices change, with either. */
  Collection<Long> sizes(Predicate<Condition> which) {
    Set<Long> sizes = new TreeSet<>();
    for (List<PriceOverride> overrides : List.of(current, says.overrides())) {
      for (PriceOverride override : overrides) {
        if (which.test(override.when())) {
          add(sizes, override.when().inputTokensOver());
          add(sizes, override.when().inputTokensFrom());
        }
      }
    }
    return sizes;
  }

  private static void add(Set<Long> sizes, @Nullable Long size) {
    if (size != null) {
      sizes.add(size);
    }
  }

  /** Ends what holds of some kind, and begins what the list says of it. */
  void replace(Predicate<Condition> which, UnaryOperator<ObjectNode> completed) {
    boolean known = false;
    for (int i = 0; i < was.overrides().size(); i++) {
      Condition when = was.overrides().get(i).when();
      if (which.test(OverrideNodes.undated(when))) {
        known = true;
        if (OverrideNodes.isActive(when, start)) {
          ended.add(i);
        }
      }
    }
    isChange |= known;
    List<PriceOverride> rest = new ArrayList<>(current);
    rest.removeIf(override -> which.test(override.when()));
    for (int i = 0; i < says.overrides().size(); i++) {
      if (which.test(says.overrides().get(i).when())) {
        fresh.add(
            completed.apply((ObjectNode) now.path(OverrideNodes.OVERRIDES).path(i).deepCopy()));
        rest.add(says.overrides().get(i));
      }
    }
    current = rest;
  }
}
