package io.modelregistry.derive.question;

import io.modelregistry.model.Model;
import io.modelregistry.model.PartialDate;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What makes models alike, as far as a distance looks at it: a model's own facts, with words as
 * bits.
 *
 * @param capabilities what it has, without what follows from other facts
 * @param window in tokens, or {@link RouteIndex#UNKNOWN}
 * @param cost of the standard request, in one currency for all; empty when unknown
 * @param released the first day that its release date can mean; {@link Long#MIN_VALUE} is unknown
 */
record Kin(
    Model model,
    Bits capabilities,
    Bits inputs,
    Bits outputs,
    long window,
    Optional<BigDecimal> cost,
    long released) {
  /** No day in particular. */
  static final long NO_DAY = Long.MIN_VALUE;

  /** Gives each word its bit. */
  static final class Vocabulary {
    private final RouteIndex index;
    private final Map<String, Integer> bits = new HashMap<>();

    Vocabulary(RouteIndex index) {
      this.index = index;
    }

    Kin kin(Model model, Optional<BigDecimal> cost) {
      PartialDate date = model.releaseDate();
      return new Kin(
          model,
          bits(
              model.capabilities().entrySet().stream()
                  .filter(entry -> entry.getValue() && !index.isDerived(entry.getKey()))
                  .map(Map.Entry::getKey)
                  .toList()),
          bits(model.modalities().input()),
          bits(model.modalities().output()),
          Objects.requireNonNullElse(model.limits().contextWindow(), RouteIndex.UNKNOWN),
          cost,
          date == null ? NO_DAY : date.firstDay().toEpochDay());
    }

    private Bits bits(Collection<String> words) {
      BitSet set = new BitSet();
      words.forEach(word -> set.set(bits.computeIfAbsent(word, unseen -> bits.size())));
      return new Bits(set);
    }
  }
}
