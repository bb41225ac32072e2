package io.modelregistry.derive.question;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Which of two routes, by their places, comes first. */
interface PlaceOrder {
  /** Negative for the first, 0 for neither. */
  int compare(int one, int other);

  /** The same, and where it does not decide, another. */
  default PlaceOrder then(PlaceOrder next) {
    return (one, other) -> {
      int order = compare(one, other);
      return order != 0 ? order : next.compare(one, other);
    };
  }

  /** The first places of a set, at most that many, in order. */
  default List<Integer> first(BitSet places, int limit) {
    Comparator<Integer> order = this::compare;
    PriorityQueue<Integer> lastFirst = new PriorityQueue<>(order.reversed());
    int last = -1;
    for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
      boolean isFull = lastFirst.size() == limit;
      if (isFull && compare(place, last) >= 0) {
        continue;
      }
      if (isFull) {
        lastFirst.remove();
      }
      lastFirst.add(place);
      last = lastFirst.element();
    }
    List<Integer> first = new ArrayList<>(lastFirst);
    first.sort(order);
    return Collections.unmodifiableList(first);
  }
}
