package io.modelregistry.app.cost;

import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.derive.price.Usage;
import java.time.Instant;
import java.util.Optional;

/**
 * What did, or would, this usage cost there?
 *
 * @param at when; empty is now
 * @param serviceTier the tier it asks for; empty is the base tier
 * @param region the region it runs in; empty is the base region
 */
public record CostQuestion(
    RouteChoice route,
    Usage usage,
    Optional<Instant> at,
    Optional<String> serviceTier,
    Optional<String> region) {}
