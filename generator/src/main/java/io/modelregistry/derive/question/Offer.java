package io.modelregistry.derive.question;

import io.modelregistry.derive.Charge;
import io.modelregistry.registry.EffectiveRoute;

/**
 * A route as an answer names it.
 *
 * @param charge what the question's request costs there
 */
public record Offer(EffectiveRoute route, Charge charge) {}
