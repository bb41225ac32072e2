package io.modelregistry.sync.offer;

/**
 * What the entries of one list mean.
 *
 * @param listUrl the https address where it is published, cited for what comes from it
 * @param ownApiIsDirect whether a maker's own API is the platform {@code direct}; else every
 *     serving provider is a platform of its own id
 * @param wholePrices whether it states all of a price but service tiers and regions, so that its
 *     word replaces dates, hours and thresholds, and holds whatever the limits are; else a base
 *     price and some of the rest
 * @param deprecatedIsGone whether a deprecated offer can no longer be called
 * @param addsRoutes whether known models get new routes on known platforms without being asked to
 *     create
 */
public record Conventions(
    String listUrl,
    boolean ownApiIsDirect,
    boolean wholePrices,
    boolean deprecatedIsGone,
    boolean addsRoutes) {}
