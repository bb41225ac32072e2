/**
 * What things cost.
 *
 * <p>In: authored {@link io.modelregistry.model.Pricing}, the circumstances of a request, and what
 * it used. Out: the rates that hold then, what the usage costs at them line by line, a route's
 * price on the registry's day, and a table of all of them. Start reading at {@link
 * io.modelregistry.derive.price.Costing}, which bills, and {@link
 * io.modelregistry.derive.price.EffectiveRates}, which says at what rates.
 */
@NullMarked
package io.modelregistry.derive.price;

import org.jspecify.annotations.NullMarked;
