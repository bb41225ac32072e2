package io.modelregistry.sync.offer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What a model that the registry does not know is called, and who makes it: as most say. */
final class NameVotes {
  private final Makers makers;
  private final BiPredicate<Offer, String> isOwn;
  private final Function<String, Optional<String>> makerServing;

  /**
   * @param isOwn whether it is a maker's own API that serves an offer
   * @param makerServing whose own API a serving provider is
   */
  NameVotes(
      Makers makers,
      BiPredicate<Offer, String> isOwn,
      Function<String, Optional<String>> makerServing) {
    this.makers = makers;
    this.isOwn = isOwn;
    this.makerServing = makerServing;
  }

  /** How most offers spell the name; the maker's own spelling counts before all others. */
  String stem(List<Offer> offers, String maker) {
    Map<String, Integer> votes = new TreeMap<>();
    for (Offer offer : offers) {
      votes.merge(
          ModelName.of(offer.servingId(), offer.nativeId(), makers).stem(),
          isOwn.test(offer, maker) ? offers.size() : 1,
          Integer::sum);
    }
    return most(votes);
  }

  /**
   * Who makes it, or {@link Makers#UNATTRIBUTED}.
   *
   * @param key what its names have in common
   */
  String maker(String key, List<Offer> offers) {
    Map<String, Integer> votes = new TreeMap<>();
    for (Offer offer : offers) {
      ModelName.of(offer.servingId(), offer.nativeId(), makers)
          .maker()
          .ifPresent(maker -> votes.merge(maker, 1, Integer::sum));
    }
    if (!votes.isEmpty()) {
      return most(votes);
    }
    Optional<String> named = makers.ofName(key);
    if (named.isPresent()) {
      return named.get();
    }
    return offers.stream()
        .flatMap(offer -> makerServing.apply(offer.servingId()).stream())
        .sorted()
        .findFirst()
        .orElse(Makers.UNATTRIBUTED);
  }

  private static String most(Map<String, Integer> votes) {
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
