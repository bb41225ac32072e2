/**
 * What things cost.
 *
 * <p>In: authored {@link io.modelregistry.model.Pricing} and the circumstances of a request. Out:
 * the rates that hold then, a route's price on the registry's day, and a table of all of them.
 * Start reading at {@link io.modelregistry.derive.price.EffectiveRates}.
 */
@NullMarked
package io.modelregistry.derive.price;

import org.jspecify.annotations.NullMarked;
