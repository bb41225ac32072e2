package io.modelregistry.derive.question;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Routes that are still in, and why each of the others is out. Checks are made one after the other,
 * and each route is out for the first that it fails.
 */
final class Sieve {
  private final RouteIndex index;
  private final BitSet left;
  private final Map<Reason, Failed> failed = new EnumMap<>(Reason.class);

  private record Failed(BitSet places, IntFunction<String> message) {}

  /**
   * @param considered places of what is looked at
   */
  Sieve(RouteIndex index, BitSet considered) {
    this.index = index;
    this.left = (BitSet) considered.clone();
  }

  RouteIndex index() {
    return index;
  }

  /** Places of what is still in. Not to be changed. */
  BitSet left() {
    return left;
  }

  /** Takes out those of the places that are still in. */
  void drop(Reason reason, BitSet failing, IntFunction<String> message) {
    BitSet out = (BitSet) left.clone();
    out.and(failing);
    if (!out.isEmpty()) {
      left.andNot(out);
      failed.put(reason, new Failed(out, message));
    }
  }

  /** Takes out what fails. */
  void dropIf(Reason reason, IntPredicate fails, IntFunction<String> message) {
    BitSet failing = new BitSet(index.size());
    for (int place = left.nextSetBit(0); place >= 0; place = left.nextSetBit(place + 1)) {
      if (fails.test(place)) {
        failing.set(place);
      }
    }
    drop(reason, failing, message);
  }

  /** Takes out everything but those places. */
  void keep(Reason reason, BitSet passing, IntFunction<String> message) {
    BitSet failing = (BitSet) left.clone();
    failing.andNot(passing);
    drop(reason, failing, message);
  }

  /** Why a place is out; empty when it is in or was never looked at. */
  Optional<Reason> reason(int place) {
    return failed.entrySet().stream()
        .filter(entry -> entry.getValue().places().get(place))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** How it is said that a place is out for that reason. */
  String message(Reason reason, int place) {
    Failed out = failed.get(reason);
    return out == null ? "" : out.message().apply(place);
  }

  /** What is out, by reason. */
  Map<Reason, Integer> counts() {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    failed.forEach((reason, out) -> counts.put(reason, out.places().cardinality()));
    return counts;
  }

  /** Places of what is out for that reason, rising. */
  IntStream out(Reason reason) {
    Failed out = failed.get(reason);
    return out == null ? IntStream.empty() : out.places().stream();
  }
}
