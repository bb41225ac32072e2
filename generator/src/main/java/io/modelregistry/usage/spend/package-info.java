/**
 * What traffic cost.
 *
 * <p>In: traffic, put together only where a cost is linear, and the prices of its routes. Out: a
 * {@link io.modelregistry.usage.spend.SpendReport}. Start reading at {@link
 * io.modelregistry.usage.spend.PriceSteps}, which says where it is linear, then {@link
 * io.modelregistry.usage.spend.Spending}.
 */
@NullMarked
package io.modelregistry.usage.spend;

import org.jspecify.annotations.NullMarked;
