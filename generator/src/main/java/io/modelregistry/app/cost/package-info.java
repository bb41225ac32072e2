/**
 * Questions about costs, as programs ask them.
 *
 * <p>In: requests as JSON, one or many, or the response of a provider's API. Out: what the route
 * that is meant costs, or why there is no answer. Start reading at {@link
 * io.modelregistry.app.cost.CostDesk}.
 */
@NullMarked
package io.modelregistry.app.cost;

import org.jspecify.annotations.NullMarked;
