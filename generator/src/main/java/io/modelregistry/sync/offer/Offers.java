package io.modelregistry.sync.offer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was read of a list.
 *
 * @param servings who serves models, sorted by id, each id once
 * @param labs models independent of who serves them, by {@code lab/model}; may be empty
 * @param base which offer is which of those, by {@link Offer#key()}; may be empty
 */
public record Offers(List<Serving> servings, Map<String, LabModel> labs, Map<String, String> base) {
  /** Whoever names a later last day has none. */
  private static final int YEARS_AHEAD = 5;

  public Offers {
    servings = List.copyOf(servings);
    labs = Collections.unmodifiableMap(new TreeMap<>(labs));
    base = Collections.unmodifiableMap(new TreeMap<>(base));
  }

  /**
   * Without what means nothing here: capabilities that the registry has no word for, each of which
   * is said once, and last days that only stand for none.
   */
  Offers sensible(Authored authored, LocalDate today, Remarks remarks) {
    TreeSet<String> unknown = new TreeSet<>();
    List<Serving> known = new ArrayList<>();
    for (Serving serving : servings) {
      List<Offer> offers = new ArrayList<>();
      for (Offer offer : serving.offers()) {
        offer.facts().capabilities().keySet().stream()
            .filter(key -> !authored.knowsCapability(key))
            .forEach(unknown::add);
        Facts facts = offer.facts().within(authored::knowsCapability);
        offers.add(offer.with(isFarAway(offer, today, remarks) ? facts.withoutEnd() : facts));
      }
      known.add(serving.with(offers));
    }
    unknown.forEach(
        key ->
            remarks.say(
                Remarks.UNKNOWN_CAPABILITY, key, "is not in capabilities.json, so not carried"));
    return new Offers(known, labs, base);
  }

  private static boolean isFarAway(Offer offer, LocalDate today, Remarks remarks) {
    String lastDay = offer.facts().lastDay();
    boolean farAway =
        lastDay != null && LocalDate.parse(lastDay).isAfter(today.plusYears(YEARS_AHEAD));
    if (farAway) {
      remarks.say(
          Remarks.ODD_VALUE,
          offer.key(),
          "its last day " + lastDay + " is too far away to mean anything, left out");
    }
    return farAway;
  }
}
