package io.modelregistry.sync.offer;

import java.util.Set;

/**
 * What the entries of one list mean.
 *
 * @param listUrl the https address where it is published, cited for what comes from it
 * @param traits in what it differs from other lists
 * @param firstHand platforms, by the registry's id, of which it is the own word; of all others it
 *     tells what it has read elsewhere
 */
public record Conventions(String listUrl, Set<Trait> traits, Set<String> firstHand) {

  /** In what lists differ. */
  public enum Trait {
    /**
     * A maker's own API is the platform {@code direct}; else every serving provider is a platform
     * of its own id.
     */
    OWN_API_IS_DIRECT,
    /** It states base prices for every size of request, so that a size it leaves out has none. */
    STATES_SIZES,
    /**
     * It states all of a price but service tiers and regions, so that its word replaces dates,
     * hours and sizes, and holds whatever the limits are.
     */
    STATES_WHOLE_PRICES,
    /** A deprecated offer can no longer be called. */
    DEPRECATED_IS_GONE,
    /** It speaks of some models only, and says nothing by leaving one out. */
    SPEAKS_OF_SOME,
    /** Known models get new routes on known platforms without being asked to create. */
    ADDS_ROUTES
  }

  public Conventions {
    traits = Set.copyOf(traits);
    firstHand = Set.copyOf(firstHand);
  }

  /** Of a list that tells what it has read elsewhere. */
  public static Conventions of(String listUrl, Trait... traits) {
    return new Conventions(listUrl, Set.of(traits), Set.of());
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  boolean ownApiIsDirect() {
    return has(Trait.OWN_API_IS_DIRECT);
  }

  boolean wholePrices() {
    return has(Trait.STATES_WHOLE_PRICES);
  }

  boolean deprecatedIsGone() {
    return has(Trait.DEPRECATED_IS_GONE);
  }

  boolean speaksOfSome() {
    return has(Trait.SPEAKS_OF_SOME);
  }

  boolean addsRoutes() {
    return has(Trait.ADDS_ROUTES);
  }
}
